package io.sluice.incidents.known;

import io.sluice.contracts.Contributor;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which tags of a stream are off in a window, each into which direction, and by how much of the
 * whole.
 *
 * @param parts by tag and direction ({@code LIT301+} reads too much, {@code LIT301-} too little; of
 *     a state, for which there is no normal number, which it is, {@code P102=2}; {@code LIT301~}
 *     reads what is usual, but should not have, {@code LIT301} alone had no value), above 0; they
 *     sum up to 1, or there are none
 */
public record Deviation(SortedMap<String, Double> parts) {

  private static final String ABOVE = "+";
  private static final String BELOW = "-";
  private static final String WITHIN = "~";

  public Deviation {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /** As they explain a window; of those that are not told, nothing is known. */
  public static Deviation of(List<Contributor> contributors) {
    double whole = contributors.stream().mapToDouble(Contributor::share).sum();
    var parts = new TreeMap<String, Double>();
    for (Contributor one : contributors) {
      if (one.share() > 0) {
        parts.merge(one.tag() + direction(one), one.share() / whole, Double::sum);
      }
    }
    return new Deviation(parts);
  }

  /** The part of one of the two that is not in the other: 0 if they are the same, 1 at most. */
  public double distance(Deviation other) {
    double common = 0;
    for (Map.Entry<String, Double> part : parts.entrySet()) {
      common += Math.min(part.getValue(), other.like(part.getKey()));
    }
    return Math.max(0, 1 - common);
  }

  /** Its part that is like one of another: what is within is off to neither side. */
  private double like(String part) {
    String tag = part.substring(0, part.length() - 1);
    double same = parts.getOrDefault(part, 0.0);
    if (part.endsWith(WITHIN)) {
      return same + parts.getOrDefault(tag + ABOVE, 0.0) + parts.getOrDefault(tag + BELOW, 0.0);
    }
    return part.endsWith(ABOVE) || part.endsWith(BELOW)
        ? same + parts.getOrDefault(tag + WITHIN, 0.0)
        : same;
  }

  private static String direction(Contributor one) {
    Double observed = one.observed();
    if (observed == null) {
      return "";
    }
    if (isAbove(observed, one.high())) {
      return "+";
    }
    if (isAbove(one.low(), observed)) {
      return "-";
    }
    if (one.low() != null || one.high() != null) {
      return WITHIN;
    }
    return isAbove(observed, one.expected())
        ? "+"
        : isAbove(one.expected(), observed) ? "-" : "=" + observed;
  }

  private static boolean isAbove(@Nullable Double one, @Nullable Double other) {
    return one != null && other != null && one > other;
  }
}
