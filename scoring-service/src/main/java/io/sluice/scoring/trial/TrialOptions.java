package io.sluice.scoring.trial;

import io.sluice.catalog.BundleCatalog;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.sources.column.LabelOptions;
import io.sluice.sources.column.MissingOptions;
import io.sluice.sources.readings.OptionTexts;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.sources.table.OptionNames;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request says beside its file.
 *
 * @param profile whose bundle judges
 * @param version of it; null for the one that is served
 * @param file what to call the file
 * @param reading how it is to be read where it does not speak for itself
 */
record TrialOptions(
    String profile, @Nullable Integer version, String file, ReadingOptions reading) {

  private static final int MAX_TEXT = 1_000;
  private static final int MAX_COLUMNS = 5_000;
  private static final int MAX_LINE = 1 << 20;

  /** What the options of the command line are called here, in the order in which they are told. */
  private static final Map<String, String> OPTIONS = options();

  /** How requests call what sentences about files name. */
  static final OptionNames NAMES = new OptionNames(OPTIONS);

  private static Map<String, String> options() {
    var names = new LinkedHashMap<String, String>();
    names.put("--time-column", "timeColumn");
    names.put("--time-format", "timeFormat");
    names.put("--zone", "zone");
    names.put("--asset-column", "assetColumn");
    names.put("--exclude", "exclude");
    names.put("--include", "include");
    names.put("--categorical", "categorical");
    names.put("--label-column", "labelColumn");
    names.put("--missing", "missing");
    names.put("--decimal", "decimal");
    names.put("--columns", "columns");
    names.put("--tag-column", "tagColumn");
    names.put("--value-column", "valueColumn");
    names.put("--resample", "resample");
    return names;
  }

  /**
   * @param given parameters of the request
   * @throws IllegalArgumentException naming the parameter that is wrong; one sentence
   */
  static TrialOptions of(Map<String, List<String>> given) {
    check(given.keySet());
    String profile = text(given, "profile");
    if (profile == null) {
      throw new IllegalArgumentException(
          "'profile' is missing: say which profile's bundle is to judge");
    }
    String version = text(given, "version");
    if (version != null && !BundleCatalog.isVersion(version)) {
      throw new IllegalArgumentException(
          "'version' is '%s', expected that of a bundle, such as 2".formatted(version));
    }
    String name = text(given, "name");
    try {
      return new TrialOptions(
          profile,
          version == null ? null : Integer.valueOf(version),
          name == null ? "the file" : name,
          reading(given));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'zone' is no time zone: try UTC or Europe/Berlin", e);
    }
  }

  private static void check(Set<String> given) {
    var known = new LinkedHashSet<>(List.of("profile", "version", "name"));
    known.addAll(OPTIONS.values());
    for (String name : given) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "the query parameter '%s' is not known, there are %s"
                .formatted(shortened(name), String.join(", ", known)));
      }
    }
  }

  private static ReadingOptions reading(Map<String, List<String>> given) {
    String zone = text(given, "zone");
    String decimal = text(given, "decimal");
    String resample = text(given, "resample");
    return ReadingOptions.FILES
        .withLimits(MAX_LINE, MAX_COLUMNS)
        .withTime(text(given, "timeColumn"), text(given, "timeFormat"))
        .withZone(zone == null ? null : ZoneId.of(zone))
        .withAssetColumn(text(given, "assetColumn"))
        .withExclude(Set.copyOf(list(given, "exclude")))
        .withInclude(Set.copyOf(list(given, "include")))
        .withCategorical(Set.copyOf(list(given, "categorical")))
        .withLabels(new LabelOptions(list(given, "labelColumn"), List.of(), List.of()))
        .withMissing(MissingOptions.parse(list(given, "missing")))
        .withDecimalMark(OptionTexts.decimalMark(decimal))
        .withNames(list(given, "columns"))
        .withTall(text(given, "tagColumn"), text(given, "valueColumn"))
        .withResample(OptionTexts.step(resample));
  }

  /** Records may have no times, and are then taken in their order. */
  ReadingOptions readingFor(Profile profile) {
    ReadingOptions known = reading.forProfile(profile);
    return profile.kind() == ProfileKind.EVENTS ? known.withoutTimes() : known;
  }

  private static @Nullable String text(Map<String, List<String>> given, String name) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new IllegalArgumentException(
          "the query parameter '%s' is there %d times, expected once"
              .formatted(name, values.size()));
    }
    String value = values.isEmpty() ? "" : values.getFirst().strip();
    if (value.length() > MAX_TEXT || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "'%s' is '%s', expected %d printable characters at most"
              .formatted(name, shortened(value), MAX_TEXT));
    }
    return value.isEmpty() ? null : value;
  }

  private static List<String> list(Map<String, List<String>> given, String name) {
    String text = text(given, name);
    return text == null
        ? List.of()
        : Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
