package io.sluice.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The bundles under several roots, {@code <root>/<profile>/<version>/}, versions being 1, 2, 3, ...
 * and which version of each profile is in use ({@link StageFile} beside the versions). Looks at
 * names only; loading is up to who judges. A root that does not exist is empty. Looks anew at each
 * call.
 */
public final class BundleCatalog {

  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

  private final List<Path> roots;

  /**
   * @param roots where the same version of a profile is under two, the first has it; likewise the
   *     file of its stages
   */
  public BundleCatalog(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  /** Whether this can be the name of a version's folder. */
  public static boolean isVersion(String text) {
    return text != null && VERSION.matcher(text).matches();
  }

  /**
   * Each profile that has a version, by name.
   *
   * @throws UncheckedIOException if a folder or a file of stages cannot be read
   */
  public Map<String, ProfileVersions> profiles() {
    var names = new TreeSet<String>();
    for (Path root : roots) {
      folders(root).forEach(folder -> names.add(folder.getFileName().toString()));
    }
    var all = new TreeMap<String, ProfileVersions>();
    for (String name : names) {
      var versions = versions(name);
      if (!versions.folders().isEmpty()) {
        all.put(name, versions);
      }
    }
    return all;
  }

  /**
   * What there is of one profile; maybe nothing.
   *
   * @throws UncheckedIOException if a folder or a file of stages cannot be read
   */
  public ProfileVersions versions(String profile) {
    var folders = new TreeMap<Integer, Path>();
    for (Path root : roots) {
      for (Path folder : folders(root.resolve(profile))) {
        String name = folder.getFileName().toString();
        if (isVersion(name)) {
          folders.putIfAbsent(Integer.valueOf(name), folder);
        }
      }
    }
    return new ProfileVersions(profile, folders, changes(profile));
  }

  private List<StageChange> changes(String profile) {
    for (Path root : roots) {
      var file = new StageFile(root.resolve(profile));
      if (file.exists()) {
        try {
          return file.read();
        } catch (IOException e) {
          throw new UncheckedIOException(FileFault.of(e), e);
        }
      }
    }
    return List.of();
  }

  /**
   * Changes what is in use, durably, in the first root. Who comes at the same time waits and is
   * asked with what is so then.
   *
   * @param decide what to do, or an exception if it should not be done
   * @throws UncheckedIOException if it cannot be written
   */
  public StageChange change(String profile, Function<ProfileVersions, StageChange> decide) {
    var file = new StageFile(roots.getFirst().resolve(profile));
    try {
      return file.alone(
          () -> {
            ProfileVersions now = versions(profile);
            StageChange change = decide.apply(now);
            var changes = new ArrayList<>(now.changes());
            changes.add(change);
            file.write(changes);
            return change;
          });
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write the stages of profile '%s': %s".formatted(profile, FileFault.of(e)), e);
    }
  }

  /**
   * Puts what is so elsewhere in the place of what this first root says of a profile's stages,
   * durably.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void takeOver(String profile, List<StageChange> changes) {
    var file = new StageFile(roots.getFirst().resolve(profile));
    try {
      file.alone(
          () -> {
            file.write(changes);
            return changes;
          });
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write the stages of profile '%s': %s".formatted(profile, FileFault.of(e)), e);
    }
  }

  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    var folders = new ArrayList<Path>();
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(parent, Files::isDirectory)) {
      listing.forEach(folders::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list %s: %s".formatted(parent, FileFault.of(e)), e);
    }
    return folders;
  }
}
