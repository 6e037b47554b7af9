package io.sluice.detection.drift;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.dictionary.Dictionary;
import io.sluice.detection.drift.TagDistribution.Classes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What training saw of each tag, for later windows to be compared with.
 *
 * @param window readings or records of one window; at least {@value #FEWEST}
 * @param tags in the order of the profile
 */
public record Distributions(int window, List<TagDistribution> tags) {

  /** Name of their file in a bundle. */
  public static final String FILE = "distributions.json";

  static final int FEWEST = 100;

  /** Records of a window: soon enough to be told, enough for shares of a few percent. */
  private static final int RECORDS = 1_000;

  /** Plants have a rhythm of days. */
  private static final Duration DAY = Duration.ofDays(1);

  /** Windows of training that say how far apart normal ones are. */
  private static final int PARTS = 4;

  /** Below it a population stability index is no shift to speak of, whatever training says. */
  private static final double LEAST_STABILITY = 0.25;

  /** The same of a divergence, which goes one way only. */
  private static final double LEAST_DIVERGENCE = 0.1;

  /** The fewer windows were seen, the further off the next one may be. */
  private static final double MARGIN_OF_FEW = 6;

  /**
   * @throws IllegalArgumentException naming what is wrong
   */
  public Distributions {
    if (window < FEWEST) {
      throw new IllegalArgumentException(
          "'window' is %d, expected at least %d".formatted(window, FEWEST));
    }
    tags = List.copyOf(tags);
  }

  /**
   * @throws IllegalArgumentException unless they are of the profile's tags
   */
  public void requireTagsOf(Profile profile) {
    List<String> own = tags.stream().map(TagDistribution::tag).toList();
    List<String> wanted = profile.tags().stream().map(Tag::name).toList();
    if (!own.equals(wanted)) {
      throw new IllegalArgumentException(
          "distributions are of the tags %s, not of the profile's".formatted(own));
    }
  }

  /**
   * @param rows of normal operation in their order, by tag, texts as their codes; at least one
   */
  public static Distributions learn(Profile profile, Dictionaries dictionaries, double[][] rows) {
    int window = window(profile, rows.length);
    var tags = new ArrayList<TagDistribution>(profile.tags().size());
    for (int tag = 0; tag < profile.tags().size(); tag++) {
      Tag described = profile.tags().get(tag);
      Classes classes =
          described.kind() == TagKind.CATEGORICAL
              ? Classes.ofCodes(size(dictionaries.of(tag)) + 1)
              : Classes.ofNumbers(ascending(rows, tag));
      tags.add(learn(described.name(), classes, rows, tag, window));
    }
    return new Distributions(window, tags);
  }

  private static int size(@Nullable Dictionary dictionary) {
    return Objects.requireNonNull(dictionary, "a categorical tag has no dictionary").size();
  }

  private static int window(Profile profile, int rows) {
    long wanted =
        profile.kind() == ProfileKind.EVENTS
            ? RECORDS
            : Math.max(RECORDS, DAY.dividedBy(profile.interval()));
    return (int) Math.max(FEWEST, Math.min(wanted, rows / PARTS));
  }

  private static double[] ascending(double[][] rows, int tag) {
    return Arrays.stream(rows)
        .mapToDouble(row -> row[tag])
        .filter(value -> !Double.isNaN(value))
        .sorted()
        .toArray();
  }

  private static TagDistribution learn(
      String name, Classes classes, double[][] rows, int tag, int window) {
    double[] whole = counts(classes, rows, tag, 0, rows.length);
    boolean categorical = classes.edges() == null;
    double farthest = 0;
    int windows = rows.length / window;
    for (int from = 0; from + window <= rows.length; from += window) {
      double[] part = counts(classes, rows, tag, from, from + window);
      farthest = Math.max(farthest, TagDistribution.distance(part, whole, categorical));
    }
    return new TagDistribution(
        name,
        classes.edges(),
        Arrays.stream(whole).mapToObj(count -> (long) count).toList(),
        Math.max(
            categorical ? LEAST_DIVERGENCE : LEAST_STABILITY,
            farthest * (1 + MARGIN_OF_FEW / windows)));
  }

  private static double[] counts(Classes classes, double[][] rows, int tag, int from, int to) {
    var counts = new double[classes.count()];
    for (int row = from; row < to; row++) {
      counts[classes.of(rows[row][tag])]++;
    }
    return counts;
  }
}
