package io.sluice.sources.time;

import io.sluice.sources.time.CountedTime.Unit;
import io.sluice.sources.time.TimeEvidence.Choice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ways to read plain numbers: seconds and their parts since 1970, Excel's days, ticks, or dates
 * without marks such as {@code 20260316060000}.
 */
final class CountedCandidates {

  private static final Instant EARLY = Instant.parse("1973-01-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("1990-01-01T00:00:00Z");

  private static final double FEW = 0.01;

  private final String column;
  private final @Nullable Unit told;
  private final List<Counted> candidates = new ArrayList<>();
  private final Candidate compact;
  private final TimeScanner scanner = new TimeScanner();
  private final Moment moment = new Moment();
  private long texts;
  private boolean fraction;
  private @Nullable String first;

  private record Counted(Unit unit, CountedTime format, Candidate candidate) {}

  /**
   * @param told the unit that the column's name tells, null if it tells none
   */
  CountedCandidates(String column, @Nullable Unit told, LocalClock clock) {
    this.column = column;
    this.told = told;
    var units = new ArrayList<Unit>();
    if (told == null) {
      units.addAll(List.of(Unit.EXCEL, Unit.DOTNET_TICKS, Unit.FILETIME));
    } else {
      units.add(told);
    }
    units.add(Unit.BY_SIZE);
    for (Unit unit : units) {
      var format = new CountedTime(unit);
      candidates.add(new Counted(unit, format, new Candidate(format, clock)));
    }
    compact = new Candidate(WrittenTime.ISO, clock);
  }

  void add(@Nullable String series, String text, Decimal number) {
    texts++;
    first = first == null ? text : first;
    fraction |= number.hasFraction();
    for (Counted counted : candidates) {
      if (isOf(counted.unit(), number) && counted.format().into(number, moment)) {
        counted.candidate().hit(series, text, moment, TimeEvidence.dateOf(moment));
      } else {
        counted.candidate().miss(text);
      }
    }
    if (told == null
        && TimeScanner.maybeCompact(number)
        && scanner.scan(text)
        && scanner.into(moment, DateOrder.YEAR_FIRST)) {
      compact.hit(series, text, moment, scanner.dateKey());
    } else {
      compact.miss(text);
    }
  }

  private static boolean isOf(Unit unit, Decimal number) {
    return switch (unit) {
      case DOTNET_TICKS -> CountedTime.isRecentTicks(number.whole());
      case FILETIME -> CountedTime.isRecentFileTime(number.whole());
      default -> true;
    };
  }

  long texts() {
    return texts;
  }

  @Nullable String first() {
    return first;
  }

  Choice choice() {
    if (readsAll(compact)) {
      return new Choice(compact, List.of(), null);
    }
    Counted bySize = candidates.getLast();
    for (Counted counted : candidates) {
      if (counted != bySize && readsAll(counted.candidate())) {
        return counted.unit() == told ? told(counted, bySize) : found(counted);
      }
    }
    return epoch(bySize);
  }

  /** But for a few, as a 0 where the clock was not set. */
  private static boolean readsAll(Candidate candidate) {
    return candidate.misses() <= FEW * candidate.hits();
  }

  /** The name of the column is believed, unless the numbers say another age. */
  private Choice told(Counted counted, Counted bySize) {
    Instant latest = counted.candidate().latest();
    Instant earliest = bySize.candidate().earliest();
    boolean doubtful =
        latest != null
            && earliest != null
            && bySize.candidate().misses() == 0
            && latest.isBefore(EARLY)
            && earliest.isAfter(LATER);
    String unit = counted.unit().option();
    return new Choice(
        counted.candidate(),
        List.of(
            "numbers of column '%s' are %s, as its name says"
                .formatted(column, counted.format().example())),
        doubtful
            ? ("column '%s' holds %s, which is of %s in the unit that its name tells, and of %s by"
                    + " its size; give --time-format %s or --time-format epoch")
                .formatted(column, first, day(counted.candidate()), day(bySize.candidate()), unit)
            : null);
  }

  private Choice found(Counted counted) {
    String said =
        "numbers such as %s are read as %s; --time-format says otherwise"
            .formatted(first, counted.format().example().replaceFirst(" such as .*", ""));
    boolean doubtful = counted.unit() == Unit.EXCEL && !fraction && !TimeNames.isDate(column);
    return new Choice(
        counted.candidate(),
        List.of(said),
        doubtful
            ? ("column '%s' holds whole numbers such as %s, which may be Excel's days or a count of"
                    + " seconds; give --time-format excel or --time-format epoch-seconds")
                .formatted(column, first)
            : null);
  }

  private Choice epoch(Counted bySize) {
    Instant latest = bySize.candidate().latest();
    boolean relative = latest != null && latest.isBefore(EARLY);
    return new Choice(
        bySize.candidate(),
        relative
            ? List.of(
                "numbers such as %s are read as seconds from 1970-01-01T00:00:00Z on"
                    .formatted(first))
            : List.of(),
        null);
  }

  private static String day(Candidate candidate) {
    return String.valueOf(candidate.earliest()).substring(0, 10);
  }
}
