package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.models.window.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks for tags whose values, from some time on, have nothing in common with those before: a unit
 * was changed, or a sensor exchanged. A detector would take both for normal and be blind between.
 */
final class ShiftSearch {

  private static final int BLOCKS = 40;

  /** Blocks on each side at least: less is an episode, not a shift. */
  private static final int LEAST = 4;

  /** Of a block's values, on each side, which may be strays. */
  private static final double STRAYS = 0.01;

  /** Tags that are looked at in one walk over the rows, so that their blocks fit the cache. */
  private static final int TOGETHER = 64;

  private final List<Stretch> stretches;
  private final int rows;

  private ShiftSearch(List<Stretch> stretches) {
    this.stretches = stretches;
    rows = stretches.stream().mapToInt(Stretch::length).sum();
  }

  /**
   * A tag's values before and from a time on.
   *
   * @param gaps between the two, in widths of the wider one
   */
  record Shift(String tag, Instant at, Range before, Range after, double gaps) {

    /** More than plants drift: the numbers mean something else. */
    boolean isAnotherUnit() {
      return gaps > 3;
    }

    String sentence() {
      return "%s reads %s to %s until %s and %s to %s from then on"
          .formatted(
              tag,
              number(before.low),
              number(before.high),
              at,
              number(after.low),
              number(after.high));
    }

    private static String number(double value) {
      return String.format(Locale.ROOT, "%.4g", value);
    }
  }

  record Range(double low, double high) {

    static final Range NONE = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    Range and(Range other) {
      return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    double width() {
      return high - low;
    }

    double distance(Range other) {
      return Math.max(other.low - high, low - other.high);
    }
  }

  /** Of continuous tags: an actuator may well rest for half of the time. */
  static List<Shift> of(Profile profile, List<Stretch> stretches) {
    var search = new ShiftSearch(stretches);
    var shifts = new ArrayList<Shift>();
    if (search.rows < BLOCKS * LEAST) {
      return shifts;
    }
    int[] tags =
        IntStream.range(0, profile.tags().size())
            .filter(tag -> profile.tags().get(tag).kind() == TagKind.CONTINUOUS)
            .toArray();
    for (int from = 0; from < tags.length; from += TOGETHER) {
      int[] some = Arrays.copyOfRange(tags, from, Math.min(tags.length, from + TOGETHER));
      Range[][] blocks = search.blocks(some);
      for (int i = 0; i < some.length; i++) {
        search.shift(profile.tags().get(some[i]), blocks[i]).ifPresent(shifts::add);
      }
    }
    return shifts;
  }

  private Optional<Shift> shift(Tag described, Range[] blocks) {
    Range[] suffix = new Range[BLOCKS + 1];
    suffix[BLOCKS] = Range.NONE;
    for (int block = BLOCKS - 1; block >= 0; block--) {
      suffix[block] = suffix[block + 1].and(blocks[block]);
    }
    Shift widest = null;
    Range before = Range.NONE;
    for (int block = 0; block <= BLOCKS - LEAST; block++) {
      Range after = suffix[block];
      if (block >= LEAST && before.distance(after) > 0 && after.width() >= 0) {
        double width =
            Math.max(
                Math.max(before.width(), after.width()), Math.max(described.resolution(), 1e-9));
        double gaps = before.distance(after) / width;
        if (widest == null || gaps > widest.gaps) {
          widest = new Shift(described.name(), timeOf(first(block)), before, after, gaps);
        }
      }
      before = before.and(blocks[block]);
    }
    return Optional.ofNullable(widest).filter(shift -> shift.gaps > 1);
  }

  private int first(int block) {
    return (int) ((long) rows * block / BLOCKS);
  }

  /** By tag, then block. */
  private Range[][] blocks(int[] tags) {
    var ranges = new Range[tags.length][BLOCKS];
    double[][] values = new double[tags.length][rows / BLOCKS + 1];
    int[] counts = new int[tags.length];
    int block = 0;
    int row = 0;
    for (Stretch stretch : stretches) {
      for (double[] reading : stretch.values()) {
        if (row == first(block + 1)) {
          close(values, counts, ranges, block++);
        }
        for (int i = 0; i < tags.length; i++) {
          double value = reading[tags[i]];
          if (Double.isFinite(value)) {
            values[i][counts[i]++] = value;
          }
        }
        row++;
      }
    }
    close(values, counts, ranges, block);
    return ranges;
  }

  private static void close(double[][] values, int[] counts, Range[][] ranges, int block) {
    for (int i = 0; i < values.length; i++) {
      ranges[i][block] = range(values[i], counts[i]);
      counts[i] = 0;
    }
  }

  private static Range range(double[] values, int count) {
    if (count == 0) {
      return Range.NONE;
    }
    Arrays.sort(values, 0, count);
    int strays = (int) (STRAYS * count);
    return new Range(values[strays], values[count - 1 - strays]);
  }

  private Instant timeOf(int row) {
    int start = 0;
    for (Stretch stretch : stretches) {
      if (row < start + stretch.length()) {
        return Instant.ofEpochMilli(stretch.times()[row - start]);
      }
      start += stretch.length();
    }
    throw new IllegalArgumentException("there is no row " + row);
  }
}
