package io.sluice.sources.time;

import io.sluice.sources.time.TimeEvidence.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ways to read dates with clocks: which number is the day, the month, the year. Decided by what
 * reads every text; then by steps that just go on from date to date; what then remains is asked.
 */
final class WrittenCandidates {

  private static final Pattern POINTS = Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.");

  /** A year of two digits may be first or last: what then is of these years is meant. */
  private static final Duration RECENT = Duration.ofDays(3 * 365);

  private static final DateOrder[] ORDERS = DateOrder.values();

  private final String column;
  private final Instant now;

  /** By order; one and the same for all as long as no text depends on the order. */
  private final Candidate[] candidates = new Candidate[ORDERS.length];

  private boolean ordered;

  /** By order and order: whether a text means one thing in the one and another in the other. */
  private final boolean[][] differ = new boolean[ORDERS.length][ORDERS.length];

  /** The first such text. */
  private @Nullable String ambiguous;

  private long unread;
  private @Nullable String firstUnread;
  private final long[] locals = new long[ORDERS.length];
  private final Moment moment = new Moment();
  private long texts;
  private @Nullable String first;

  WrittenCandidates(String column, LocalClock clock, Instant now) {
    this.column = column;
    this.now = now;
    Arrays.fill(candidates, new Candidate(WrittenTime.ISO, clock));
  }

  /**
   * @return false if it is no date in any order
   */
  boolean add(@Nullable String series, String text, TimeScanner scanner) {
    if (scanner.hasOrder() && !ordered) {
      ordered = true;
      fork();
    }
    boolean isDate = false;
    for (int i = 0; i < locals.length; i++) {
      locals[i] = scanner.local(ORDERS[i]);
      isDate |= locals[i] != TimeScanner.NONE;
    }
    if (!isDate) {
      unread++;
      firstUnread = firstUnread == null ? text : firstUnread;
      return false;
    }
    texts++;
    first = first == null ? text : first;
    if (scanner.hasOrder()) {
      compare(text);
    }
    int different = ordered ? ORDERS.length : 1;
    for (int i = 0; i < different; i++) {
      if (locals[i] == TimeScanner.NONE) {
        candidates[i].miss(text);
      } else {
        scanner.into(moment, locals[i]);
        candidates[i].hit(series, text, moment, scanner.dateKey());
      }
    }
    return true;
  }

  private void fork() {
    Candidate common = candidate(DateOrder.YEAR_FIRST);
    for (DateOrder order : ORDERS) {
      candidates[order.ordinal()] = new Candidate(new WrittenTime(order), common);
    }
  }

  private void compare(String text) {
    for (int a = 0; a < locals.length; a++) {
      for (int b = 0; b < a; b++) {
        if (locals[a] != locals[b]
            && locals[a] != TimeScanner.NONE
            && locals[b] != TimeScanner.NONE) {
          differ[a][b] = true;
          differ[b][a] = true;
          ambiguous = ambiguous == null ? text : ambiguous;
        }
      }
    }
  }

  /** Texts that are dates in some order. */
  long texts() {
    return texts;
  }

  @Nullable String first() {
    return first;
  }

  /** Texts that look like dates, but are none in any order. */
  long unread() {
    return unread;
  }

  @Nullable String firstUnread() {
    return firstUnread;
  }

  Choice choice() {
    if (!ordered) {
      return new Choice(candidate(DateOrder.YEAR_FIRST), List.of(), null);
    }
    long fewest = Long.MAX_VALUE;
    for (Candidate candidate : candidates) {
      fewest = Math.min(fewest, candidate.misses());
    }
    List<DateOrder> left = new ArrayList<>();
    for (DateOrder order : ORDERS) {
      if (candidate(order).misses() == fewest) {
        left.add(order);
      }
    }
    return fewest > 0 ? contradiction(left) : decide(left);
  }

  /** No order reads all: what one does not read another does. */
  private Choice contradiction(List<DateOrder> left) {
    DateOrder best = left.contains(DateOrder.DAY_FIRST) ? DateOrder.DAY_FIRST : left.getFirst();
    String miss = String.valueOf(candidate(best).firstMiss());
    var scanner = new TimeScanner();
    scanner.scan(miss);
    DateOrder other = best;
    for (DateOrder order : ORDERS) {
      other = scanner.local(order) == TimeScanner.NONE ? other : order;
    }
    return new Choice(
        candidate(best),
        List.of(),
        ("column '%s' writes dates both ways: %s can be %s only, %s only %s; mend the file, or say"
                + " by --time-format %s or --time-format %s which it is, and the other rows are"
                + " left out")
            .formatted(
                column,
                TimeWords.quoted(miss),
                other.words(),
                TimeWords.quoted(String.valueOf(candidate(other).firstMiss())),
                best.words(),
                best.option(),
                other.option()));
  }

  private Choice decide(List<DateOrder> left) {
    List<DateOrder> best = new ArrayList<>(left);
    best.removeIf(
        order ->
            left.stream()
                .anyMatch(other -> candidate(other).dates().beats(candidate(order).dates())));
    var why = Reason.READS_ALL;
    if (best.size() < left.size()) {
      why = Reason.GOES_ON;
    }
    if (keepTold(best)) {
      why = Reason.COLUMN_SAYS;
    } else if (keepWithPoints(best)) {
      why = Reason.POINTS;
    } else if (keepLikelyYears(best)) {
      why = Reason.YEAR;
    }
    DateOrder chosen = best.contains(DateOrder.DAY_FIRST) ? DateOrder.DAY_FIRST : best.getFirst();
    for (DateOrder other : best) {
      if (differ[chosen.ordinal()][other.ordinal()]) {
        return new Choice(candidate(chosen), List.of(), question(chosen, best));
      }
    }
    return new Choice(
        candidate(chosen), ambiguous == null ? List.of() : List.of(note(chosen, why)), null);
  }

  /** What decided between orders. */
  private enum Reason {
    READS_ALL,
    GOES_ON,
    COLUMN_SAYS,
    POINTS,
    YEAR
  }

  /**
   * Where the name of the column tells the order, and no row says otherwise, keeps that.
   *
   * @return whether that left any out
   */
  private boolean keepTold(List<DateOrder> best) {
    DateOrder told = TimeNames.order(column);
    return told != null && best.contains(told) && best.retainAll(List.of(told));
  }

  /**
   * Dates such as {@code 05.01.2026}: nobody who writes points has the month first.
   *
   * @return whether that left any out
   */
  private boolean keepWithPoints(List<DateOrder> best) {
    return ambiguous != null
        && POINTS.matcher(ambiguous).lookingAt()
        && best.contains(DateOrder.DAY_FIRST)
        && best.retainAll(List.of(DateOrder.DAY_FIRST));
  }

  /**
   * Where the year of two digits may be first or last, keeps what is not in the future, and of that
   * what is of these years.
   *
   * @return whether that left any out
   */
  private boolean keepLikelyYears(List<DateOrder> best) {
    return keep(best, Instant.MIN) | keep(best, now.minus(RECENT));
  }

  private boolean keep(List<DateOrder> best, Instant after) {
    List<DateOrder> kept = best.stream().filter(order -> isBetween(order, after)).toList();
    // Day and month are not to be told apart by this.
    boolean tells =
        best.contains(DateOrder.YEAR_FIRST)
            && (kept.equals(List.of(DateOrder.YEAR_FIRST))
                || !kept.isEmpty() && !kept.contains(DateOrder.YEAR_FIRST));
    return tells && best.removeIf(order -> isYearFirst(order) != isYearFirst(kept.getFirst()));
  }

  private static boolean isYearFirst(DateOrder order) {
    return order == DateOrder.YEAR_FIRST;
  }

  private boolean isBetween(DateOrder order, Instant after) {
    Instant latest = candidate(order).latest();
    return latest != null && latest.isAfter(after) && latest.isBefore(now.plus(Duration.ofDays(2)));
  }

  private String note(DateOrder chosen, Reason why) {
    String reason =
        switch (why) {
          case READS_ALL ->
              "as %s is no date otherwise".formatted(TimeWords.quoted(missOfOthers(chosen)));
          case GOES_ON -> "as only so the rows go on from one date to the next";
          case COLUMN_SAYS -> "as the name of column '%s' says".formatted(column);
          case POINTS -> "as dates with points begin with the day where they are written so";
          case YEAR -> "as only so the year is one of these";
        };
    return "dates such as %s are read %s, %s; --time-format says otherwise"
        .formatted(TimeWords.quoted(String.valueOf(ambiguous)), chosen.words(), reason);
  }

  private String missOfOthers(DateOrder chosen) {
    String found = "";
    for (DateOrder other : ORDERS) {
      String miss = candidate(other).firstMiss();
      if (miss != null && differ[chosen.ordinal()][other.ordinal()]) {
        found = miss;
      }
    }
    return found;
  }

  private String question(DateOrder chosen, List<DateOrder> best) {
    var meanings = new ArrayList<String>();
    var options = new ArrayList<String>();
    String text = ambiguous == null ? "" : ambiguous;
    var scanner = new TimeScanner();
    scanner.scan(text);
    for (DateOrder order : best) {
      if (order == chosen || differ[chosen.ordinal()][order.ordinal()]) {
        scanner.into(moment, order);
        meanings.add(
            "%s (%s)".formatted(moment.toInstant().toString().substring(0, 10), order.words()));
        options.add("--time-format " + order.option());
      }
    }
    return "column '%s' writes dates such as %s, which may be %s, and no row tells which; give %s"
        .formatted(
            column,
            TimeWords.quoted(text),
            String.join(" or ", meanings),
            String.join(" or ", options));
  }

  private Candidate candidate(DateOrder order) {
    return candidates[order.ordinal()];
  }
}
