package io.sluice.detection.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds bundles: {@code <root>/<profile>/<version>/} under several roots, versions being 1, 2, 3,
 * ... Looks at names only; loading is up to {@link Bundle#load}. A root that does not exist is
 * empty. Looks anew at each call.
 */
public final class BundleFolders {

  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

  private final List<Path> roots;

  /**
   * @param roots where the same version of a profile is under two, the first has it
   */
  public BundleFolders(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  static boolean isVersion(String text) {
    return text != null && VERSION.matcher(text).matches();
  }

  /** The folders of each profile that has any, highest version first, by the profile's name. */
  public Map<String, List<Path>> newestFirst() {
    var all = new TreeMap<String, List<Path>>();
    for (Path root : roots) {
      for (Path profile : folders(root)) {
        String name = profile.getFileName().toString();
        var versions = versions(name);
        if (!versions.isEmpty()) {
          all.put(name, List.copyOf(versions.descendingMap().values()));
        }
      }
    }
    return all;
  }

  /** The folder of a profile's highest version. */
  public Optional<Path> newest(String profile) {
    var versions = versions(profile);
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.lastEntry().getValue());
  }

  /** All folders of a profile, by version. */
  public TreeMap<Integer, Path> versions(String profile) {
    var versions = new TreeMap<Integer, Path>();
    for (Path root : roots) {
      for (Path folder : folders(root.resolve(profile))) {
        String name = folder.getFileName().toString();
        if (isVersion(name)) {
          versions.putIfAbsent(Integer.valueOf(name), folder);
        }
      }
    }
    return versions;
  }

  /** The version that the profile's next bundle should have. */
  public String nextVersion(String profile) {
    var versions = versions(profile);
    return Integer.toString(versions.isEmpty() ? 1 : versions.lastKey() + 1);
  }

  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    var folders = new ArrayList<Path>();
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(parent, Files::isDirectory)) {
      listing.forEach(folders::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + parent, e);
    }
    return folders;
  }
}
