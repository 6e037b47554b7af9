package io.sluice.ingest.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks through {@code <root>/<profile>/<version>/bundle.json} and reads the profile of each
 * highest version. A bundle that cannot be read (it may be being written) is told of once and
 * passed over for the next lower one. Files that did not change are not read again. Not
 * thread-safe.
 */
final class ProfileFiles {

  private static final Logger LOG = Logger.getLogger(ProfileFiles.class);
  private static final String VERSION = "[1-9][0-9]{0,8}";

  private final List<Path> roots;
  private Map<Path, Seen> cache = new HashMap<>();

  ProfileFiles(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  /** Profiles by name, in the order of their names. */
  Map<String, KnownProfile> scan() {
    var bundles = new HashMap<String, List<BundleFile>>();
    for (Path root : roots) {
      for (Path profile : folders(root)) {
        for (Path version : folders(profile)) {
          var file = version.resolve("bundle.json");
          if (version.getFileName().toString().matches(VERSION) && Files.isRegularFile(file)) {
            bundles
                .computeIfAbsent(profile.getFileName().toString(), name -> new ArrayList<>())
                .add(new BundleFile(file, Integer.parseInt(version.getFileName().toString())));
          }
        }
      }
    }
    var next = new HashMap<Path, Seen>();
    var profiles = new TreeMap<String, KnownProfile>();
    bundles.forEach(
        (name, files) -> {
          files.sort(Comparator.comparingInt(BundleFile::version).reversed());
          for (BundleFile bundle : files) {
            var seen = read(name, bundle.file());
            next.put(bundle.file(), seen);
            var profile = seen.profile();
            if (profile != null) {
              profiles.put(name, profile);
              break;
            }
          }
        });
    cache = next;
    return profiles;
  }

  private Seen read(String name, Path file) {
    FileTime modified;
    long size;
    try {
      modified = Files.getLastModifiedTime(file);
      size = Files.size(file);
    } catch (IOException e) {
      return new Seen(null, -1, null);
    }
    var before = cache.get(file);
    if (before != null && size == before.size() && modified.equals(before.modified())) {
      return before;
    }
    try {
      return new Seen(modified, size, new KnownProfile(parse(name, file)));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warnf("Bundle %s is passed over: %s", file, oneLine(e));
      return new Seen(modified, size, null);
    }
  }

  private static Profile parse(String name, Path file) throws IOException {
    var mapper = Messages.mapper();
    var node = mapper.readTree(file.toFile()).get("profile");
    if (node == null || !node.isObject()) {
      throw new IllegalArgumentException("it has no 'profile'");
    }
    var profile = mapper.treeToValue(node, Profile.class);
    if (!profile.name().equals(name)) {
      throw new IllegalArgumentException(
          "it is of profile '" + profile.name() + "', but lies in the folder of '" + name + "'");
    }
    return profile;
  }

  private static @Nullable String oneLine(Exception e) {
    return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
  }

  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (var children = Files.list(parent)) {
      return children.filter(Files::isDirectory).toList();
    } catch (IOException | UncheckedIOException e) {
      LOG.warnf("Folder %s cannot be listed: %s", parent, e.getMessage());
      return List.of();
    }
  }

  private record BundleFile(Path file, int version) {}

  /** A bundle.json as it was last time; the profile is null if it could not be read. */
  private record Seen(@Nullable FileTime modified, long size, @Nullable KnownProfile profile) {}
}
