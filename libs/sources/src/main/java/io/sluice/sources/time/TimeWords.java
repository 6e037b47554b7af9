package io.sluice.sources.time;

import io.sluice.contracts.ReadableNumbers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sentences about times. */
final class TimeWords {

  private static final int MAX_LENGTH = 40;

  private TimeWords() {}

  static String quoted(String text) {
    String visible = text.replaceAll("\\p{Cntrl}", "?");
    return visible.length() <= MAX_LENGTH
        ? "'" + visible + "'"
        : "'" + visible.substring(0, MAX_LENGTH) + "...'";
  }

  /** Not longer than it needs: {@code 10s}, {@code 4m}, {@code 1.5s}, {@code 250ms}, {@code 3d}. */
  static String duration(Duration duration) {
    if (duration.isNegative() || duration.isZero() || duration.toDays() > 36_500) {
      return duration.toSeconds() + "s";
    }
    long nanos = duration.toNanos();
    if (nanos < 1_000_000) {
      return decimal(nanos / 1e3) + "us";
    }
    if (nanos < 1_000_000_000L) {
      return decimal(nanos / 1e6) + "ms";
    }
    double seconds = nanos / 1e9;
    if (seconds < 120 && seconds % 60 != 0) {
      return decimal(seconds) + "s";
    }
    if (seconds < 2 * 3_600 && seconds % 3_600 != 0) {
      return decimal(seconds / 60) + "m";
    }
    return seconds < 2 * 86_400 ? decimal(seconds / 3_600) + "h" : decimal(seconds / 86_400) + "d";
  }

  private static String decimal(double value) {
    return ReadableNumbers.of(
        value >= 10 ? Math.round(value * 10) / 10.0 : Math.round(value * 100) / 100.0);
  }

  static String outOfOrder(RowOrder order, long steps) {
    String where = order == RowOrder.NEWEST_FIRST ? "ahead" : "back";
    String said =
        steps == 1
            ? "1 step goes %s in time".formatted(where)
            : "%,d steps go %s in time".formatted(steps, where);
    return order == RowOrder.MIXED
        ? said
            + ": if the rows are of several assets, name the column that says which with"
            + " --asset-column; if not, sort them"
        : said;
  }

  static String repeats(long repeats, long rows, @Nullable TimeSteps steps) {
    return ("%,d of %,d rows have the same time as the row before; of signals, take one row for"
            + " each time with --resample %s, or, if the rows are of several assets, name the"
            + " column that says which with --asset-column")
        .formatted(repeats, rows, steps == null ? "1s" : duration(whole(steps.interval())));
  }

  static String uneven(TimeSteps steps) {
    return ("steps between rows are uneven: nine of ten are from %s to %s, half are up to %s; for"
            + " even ones, as windows need them, give --resample %s")
        .formatted(
            duration(steps.shortest()),
            duration(steps.longest()),
            duration(steps.interval()),
            duration(whole(steps.interval())));
  }

  /** As people give an interval: in whole seconds if it has some. */
  private static Duration whole(Duration interval) {
    return interval.compareTo(Duration.ofSeconds(1)) < 0
        ? interval
        : Duration.ofSeconds(Math.round(interval.toNanos() / 1e9));
  }
}
