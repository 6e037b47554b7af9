package io.sluice.contracts;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why, in one sentence for a person in front of the plant and in the plant's units: {@code LIT301
 * (P3) reads 1150 mm, expected 842 to 871 mm; also FIT201 and P101 deviate}. It tells what was
 * measured and computed, and claims no cause.
 *
 * <p>Plain text with names as the plant writes them: whoever puts it into HTML or onto a terminal
 * escapes it.
 */
public final class ContributorText {

  /** Besides the first; what fits into a line on a phone. */
  private static final int MAX_FURTHER = 2;

  /** A tag with less of the deviation than this is not worth a person's look. */
  private static final double LEAST_SHARE = 0.05;

  private static final int DIGITS = 3;

  /** Of the distance between what is read and what was expected, so that it can be seen. */
  private static final int DISTANCE_DIGITS = 2;

  private static final int MAX_DECIMALS = 9;

  private ContributorText() {}

  /**
   * @param contributors largest share first
   * @return empty if there are none
   */
  public static String of(List<Contributor> contributors) {
    if (contributors.isEmpty()) {
      return "";
    }
    List<String> further =
        contributors.stream()
            .skip(1)
            .filter(c -> c.share() >= LEAST_SHARE && !isAsExpected(c))
            .limit(MAX_FURTHER)
            .map(Contributor::tag)
            .toList();
    String first = of(contributors.getFirst());
    return switch (further.size()) {
      case 0 -> first;
      case 1 -> first + "; also " + further.getFirst() + " deviates";
      default ->
          first + further.stream().collect(Collectors.joining(" and ", "; also ", " deviate"));
    };
  }

  /**
   * What is wrong with the data: {@code without values: LIT301 (P3), FIT201 (P2), P101 (P1) and 23
   * more}. True whenever it is read, thus without the reasons, which count readings.
   *
   * @param faults {@link SideFinding#tags} of {@link Score#data}
   * @return empty if there are none
   */
  public static String ofData(List<Contributor> faults) {
    if (faults.isEmpty()) {
      return "";
    }
    return "without values: " + names(faults);
  }

  /**
   * What has moved for good: {@code LIT101 (P1) has moved by 0.31 m from what the rest of the plant
   * says; also FIT201 (P2), P101 (P1) and 3 more}.
   *
   * @param moved {@link SideFinding#tags} of {@link Score#drift}
   * @return empty if there are none
   */
  public static String ofDrift(List<Contributor> moved) {
    if (moved.isEmpty()) {
      return "";
    }
    String further = names(moved, 1);
    return of(moved.getFirst()) + (further.isEmpty() ? "" : "; also " + further);
  }

  /**
   * Which tags, and no word of what they do: {@code LIT101 (P1), FIT201 (P2), P101 (P1) and 3
   * more}.
   *
   * @param tags {@link SideFinding#tags}
   * @return empty if there are none
   */
  public static String names(List<Contributor> tags) {
    return tags.isEmpty() ? "" : names(tags, 0);
  }

  private static String names(List<Contributor> tags, int from) {
    List<String> named =
        tags.stream().limit(1 + MAX_FURTHER).skip(from).map(ContributorText::name).toList();
    long more = Math.round(1 / tags.getFirst().share()) - from - named.size();
    return String.join(", ", named)
        + (more > 0 ? (named.isEmpty() ? "" : " and ") + more + " more" : "");
  }

  /** One tag. */
  public static String of(Contributor c) {
    String name = name(c);
    if (c.reason() != null) {
      return name + " " + c.reason();
    }
    if (c.observed() == null) {
      return name + " has no value" + expectation(c);
    }
    String reads = name + " reads " + withUnit(figure(c, c.observed()), c);
    return reads
        + (isAsExpected(c)
            // its slope or spread within the window, or an earlier reading, is not
            ? ", as expected, but has behaved unusually"
            : expectation(c));
  }

  private static String name(Contributor c) {
    return c.stage() == null ? c.tag() : c.tag() + " (" + c.stage() + ")";
  }

  private static boolean isAsExpected(Contributor c) {
    return c.reason() == null
        && c.observed() != null
        && (hasBand(c) || c.expected() != null)
        && distance(c) == 0;
  }

  private static boolean hasBand(Contributor c) {
    return c.low() != null || c.high() != null;
  }

  private static String expectation(Contributor c) {
    if (c.low() == null) {
      if (c.high() == null) {
        return c.expected() == null ? "" : ", expected " + withUnit(figure(c, c.expected()), c);
      }
      return ", expected at most " + withUnit(figure(c, c.high()), c);
    }
    String low = figure(c, c.low());
    if (c.high() == null) {
      return ", expected at least " + withUnit(low, c);
    }
    String high = figure(c, c.high());
    return ", expected " + withUnit(low.equals(high) ? low : low + " to " + high, c);
  }

  private static String withUnit(String figure, Contributor c) {
    return c.unit() == null || c.unit().isBlank() ? figure : figure + " " + c.unit();
  }

  private static String figure(Contributor c, double value) {
    int decimals =
        Math.max(
            ReadableNumbers.decimals(value, DIGITS),
            ReadableNumbers.decimals(distance(c), DISTANCE_DIGITS));
    return ReadableNumbers.of(value, Math.min(decimals, MAX_DECIMALS));
  }

  /**
   * From what is read to what would have been normal; 0 if one of them is unknown. Without a band,
   * what looks the same is the same.
   */
  private static double distance(Contributor c) {
    if (c.observed() == null) {
      return 0;
    }
    double observed = c.observed();
    if (!hasBand(c)) {
      return c.expected() == null
              || ReadableNumbers.of(observed).equals(ReadableNumbers.of(c.expected()))
          ? 0
          : Math.abs(observed - c.expected());
    }
    if (c.low() != null && observed < c.low()) {
      return c.low() - observed;
    }
    return c.high() != null && observed > c.high() ? observed - c.high() : 0;
  }
}
