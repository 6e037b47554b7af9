package io.sluice.ingest.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.ProfileVersions;
import io.sluice.catalog.Sha256;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks through {@code <root>/<profile>/<version>/bundle.json} and reads the profile of each
 * version in use. A bundle that cannot be read (it may be being written), or that is not the one
 * that was promoted under its number, is told of once and passed over for the one before it. Files
 * that did not change are not read again. Not thread-safe.
 */
final class ProfileFiles {

  private static final Logger LOG = Logger.getLogger(ProfileFiles.class);

  private final BundleCatalog catalog;
  private final UnaryOperator<Profile> completed;
  private final Set<String> told = new HashSet<>();
  private Map<Path, Seen> cache = new HashMap<>();

  /**
   * @param completed adds what readings are taken in with beside what a bundle knows
   */
  ProfileFiles(List<Path> roots, UnaryOperator<Profile> completed) {
    this.catalog = new BundleCatalog(roots);
    this.completed = completed;
  }

  /**
   * Profiles by name, in the order of their names.
   *
   * @throws UncheckedIOException if folders or a file of stages cannot be read
   */
  Map<String, KnownProfile> scan() {
    var next = new HashMap<Path, Seen>();
    var profiles = new TreeMap<String, KnownProfile>();
    catalog
        .profiles()
        .forEach(
            (name, versions) -> {
              for (Path folder : versions.inOrderOfService()) {
                Path file = folder.resolve("bundle.json");
                if (!Files.isRegularFile(file)) {
                  continue;
                }
                var seen = read(name, file);
                next.put(file, seen);
                var profile = seen.profile();
                if (profile != null && isMeant(versions, folder, seen)) {
                  profiles.put(name, profile);
                  break;
                }
              }
            });
    cache = next;
    return profiles;
  }

  /** Else readings would be checked against tags that are not those of the bundle that judges. */
  private boolean isMeant(ProfileVersions versions, Path folder, Seen seen) {
    int version = Integer.parseInt(folder.getFileName().toString());
    var objection = versions.objection(version, seen.version(), seen.sha256());
    objection.filter(told::add).ifPresent(LOG::warn);
    return objection.isEmpty();
  }

  private Seen read(String name, Path file) {
    FileTime modified;
    long size;
    try {
      modified = Files.getLastModifiedTime(file);
      size = Files.size(file);
    } catch (IOException e) {
      return new Seen(null, -1, "", "", null);
    }
    var before = cache.get(file);
    if (before != null && size == before.size() && modified.equals(before.modified())) {
      return before;
    }
    try {
      byte[] manifest = Files.readAllBytes(file);
      var whole = Messages.mapper().readTree(manifest);
      var profile = new KnownProfile(completed.apply(parse(name, whole)));
      return new Seen(modified, size, whole.path("version").asText(), Sha256.of(manifest), profile);
    } catch (IOException | IllegalArgumentException e) {
      LOG.warnf("Bundle %s is passed over: %s", file, oneLine(e));
      return new Seen(modified, size, "", "", null);
    }
  }

  private static Profile parse(String name, JsonNode manifest) throws IOException {
    var node = manifest.get("profile");
    if (node == null || !node.isObject()) {
      throw new IllegalArgumentException("it has no 'profile'");
    }
    var profile = Messages.mapper().treeToValue(node, Profile.class);
    if (!profile.name().equals(name)) {
      throw new IllegalArgumentException(
          "it is of profile '" + profile.name() + "', but lies in the folder of '" + name + "'");
    }
    return profile;
  }

  private static @Nullable String oneLine(Exception e) {
    return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
  }

  /** A bundle.json as it was last time; the profile is null if it could not be read. */
  private record Seen(
      @Nullable FileTime modified,
      long size,
      String version,
      String sha256,
      @Nullable KnownProfile profile) {}
}
