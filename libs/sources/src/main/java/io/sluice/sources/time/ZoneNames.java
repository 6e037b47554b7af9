package io.sluice.sources.time;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Zones and offsets as people write them. */
final class ZoneNames {

  /** Only those that mean one offset all over the world: not {@code IST}, {@code BST}, CST. */
  private static final Map<String, ZoneOffset> SHORT =
      Map.ofEntries(
          Map.entry("Z", ZoneOffset.UTC),
          Map.entry("UTC", ZoneOffset.UTC),
          Map.entry("GMT", ZoneOffset.UTC),
          Map.entry("UT", ZoneOffset.UTC),
          Map.entry("WET", ZoneOffset.UTC),
          Map.entry("WEST", ZoneOffset.ofHours(1)),
          Map.entry("CET", ZoneOffset.ofHours(1)),
          Map.entry("MEZ", ZoneOffset.ofHours(1)),
          Map.entry("CEST", ZoneOffset.ofHours(2)),
          Map.entry("MESZ", ZoneOffset.ofHours(2)),
          Map.entry("EET", ZoneOffset.ofHours(2)),
          Map.entry("EEST", ZoneOffset.ofHours(3)),
          Map.entry("EST", ZoneOffset.ofHours(-5)),
          Map.entry("EDT", ZoneOffset.ofHours(-4)),
          Map.entry("CDT", ZoneOffset.ofHours(-5)),
          Map.entry("MST", ZoneOffset.ofHours(-7)),
          Map.entry("MDT", ZoneOffset.ofHours(-6)),
          Map.entry("PST", ZoneOffset.ofHours(-8)),
          Map.entry("PDT", ZoneOffset.ofHours(-7)));

  private ZoneNames() {}

  /** {@code UTC}, {@code CEST}, {@code Europe/Berlin}, {@code GMT-07:00}, {@code +1}, or null. */
  static @Nullable ZoneId of(String text) {
    ZoneOffset known = SHORT.get(text.toUpperCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    int sign = Math.max(text.indexOf('+'), text.indexOf('-'));
    if (sign >= 0 && isUtc(text.substring(0, sign).strip())) {
      return offset(text.substring(sign));
    }
    // Only regions: the JDK's other short names are its own matter.
    return text.indexOf('/') >= 0 && ZoneRulesProvider.getAvailableZoneIds().contains(text)
        ? ZoneId.of(text)
        : null;
  }

  private static boolean isUtc(String prefix) {
    return switch (prefix.toUpperCase(Locale.ROOT)) {
      case "", "UTC", "GMT", "UT" -> true;
      default -> false;
    };
  }

  /** {@code +1}, {@code +01}, {@code -0730}, {@code +05:30}, or null. */
  static @Nullable ZoneOffset offset(String text) {
    String digits = text.substring(1).replace(":", "");
    if (digits.isEmpty()
        || digits.length() > 6
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    int[] parts = new int[3];
    String even = digits.length() % 2 == 0 ? digits : "0" + digits;
    for (int i = 0; 2 * i < even.length(); i++) {
      parts[i] = Integer.parseInt(even, 2 * i, 2 * i + 2, 10);
    }
    int seconds = parts[0] * 3_600 + parts[1] * 60 + parts[2];
    return parts[1] > 59 || parts[2] > 59 || seconds > 18 * 3_600
        ? null
        : ZoneOffset.ofTotalSeconds(text.charAt(0) == '-' ? -seconds : seconds);
  }
}
