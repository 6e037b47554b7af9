package io.sluice.scoring.bundle;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which bundles somebody has said may be served. Profiles of which nobody has are open. */
public final class BundlePins {

  /** Any bundle that agrees with itself. */
  public static final BundlePins NONE = new BundlePins(Map.of());

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Map<String, Set<String>> byProfile = new TreeMap<>();

  /**
   * @param pins SHA-256 of manifests, in hex, by the name of the profile
   * @throws IllegalArgumentException naming what is no SHA-256
   */
  public BundlePins(Map<String, Set<String>> pins) {
    pins.forEach(
        (profile, given) ->
            byProfile.put(
                profile,
                given.stream()
                    .map(pin -> checked(profile, pin))
                    .collect(Collectors.toUnmodifiableSet())));
  }

  private static String checked(String profile, String pin) {
    String sha256 = pin.strip().toLowerCase(Locale.ROOT);
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "sluice.scoring.bundles.pins.%s: '%s' is no SHA-256; give what sha256sum says of the bundle's bundle.json"
              .formatted(profile, pin));
    }
    return sha256;
  }

  /** Whether a bundle with this manifest may be served under this profile's name. */
  boolean permit(String profile, String sha256) {
    var permitted = byProfile.get(profile);
    return permitted == null || permitted.contains(sha256);
  }
}
