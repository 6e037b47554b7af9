package io.sluice.sources.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What all texts of a column say of how it writes its times: each way to read it is followed
 * through the whole file, and judged at the end by how many texts it reads, and by whether the
 * steps between them make sense. Time is linear, space bounded. Not thread-safe.
 */
public final class TimeEvidence {

  /** This share of rows with the time of the row before is told. */
  private static final double MANY = 0.1;

  private static final Pattern CLOCK = Pattern.compile("\\d{1,2}:\\d\\d(:\\d\\d.*)?");

  private final String column;
  private final ZoneId zone;
  private final boolean zoneTold;
  private final boolean zoneAsked;
  private final @Nullable Candidate named;
  private final TimeFormat.@Nullable Parser namedParser;
  private final WrittenCandidates written;
  private final CountedCandidates counted;
  private final TimeScanner scanner = new TimeScanner();
  private final Decimal number = new Decimal();
  private final Moment moment = new Moment();
  private final List<String> notes = new ArrayList<>();
  private long empty;
  private long unread;
  private @Nullable String firstUnread;

  /**
   * @param column the column's name, which may tell zone or unit; of two columns with date and
   *     clock, both
   * @param zone zone of times that name none, as a person gave it; null to take the one in the
   *     column's name, or UTC
   * @param format what {@link TimeFormat#named} takes, null to find it out
   * @param now years of two digits are rather of these days
   * @throws IllegalArgumentException if the format is none; one sentence
   */
  public TimeEvidence(String column, @Nullable ZoneId zone, @Nullable String format, Instant now) {
    this.column = column;
    ZoneId inName = TimeNames.zone(column);
    this.zone = zone != null ? zone : inName != null ? inName : ZoneOffset.UTC;
    this.zoneTold = zone != null || inName != null;
    this.zoneAsked = zone != null;
    if (inName != null) {
      notes.add(zoneNote(inName, zone));
    }
    String unclear = TimeNames.unclearZone(column);
    if (unclear != null && zone == null) {
      notes.add(
          "column '%s' says %s, which is the time of several countries; --zone says which, as"
                  .formatted(column, unclear)
              + " --zone +05:30 does, and until then it is UTC");
    }
    var clock = new LocalClock(this.zone);
    TimeFormat wanted = format == null ? null : TimeFormat.named(format);
    named = wanted == null ? null : new Candidate(wanted, clock);
    namedParser = wanted == null ? null : wanted.parser();
    written = new WrittenCandidates(column, clock, now);
    counted = new CountedCandidates(column, TimeNames.unit(column), clock);
  }

  private String zoneNote(ZoneId inName, @Nullable ZoneId asked) {
    return asked == null
        ? "times of column '%s' are of %s, as its name says".formatted(column, inName)
        : "times of column '%s' are of %s as asked for, though its name says %s"
            .formatted(column, asked, inName);
  }

  /** The text of a row where the file does not say whose it is. */
  public boolean add(String text) {
    return add(null, text);
  }

  /**
   * The text of the next row.
   *
   * @param series whose row it is: an asset, of a tall table a tag of it; null if the file does not
   *     say
   * @return whether it is a time in some way
   */
  public boolean add(@Nullable String series, String text) {
    if (text.isBlank()) {
      empty++;
      return false;
    }
    if (namedParser != null && named != null) {
      if (namedParser.read(text, moment)) {
        named.hit(series, text, moment, dateOf(moment));
        return true;
      }
      unread(text);
      return false;
    }
    if (number.read(text)) {
      counted.add(series, text, number);
      return true;
    }
    if (scanner.scan(text)) {
      return written.add(series, text, scanner);
    }
    unread(text);
    return false;
  }

  static int dateOf(Moment moment) {
    return (int) Math.floorDiv(moment.second(), 86_400L);
  }

  private void unread(String text) {
    unread++;
    firstUnread = firstUnread == null ? text : firstUnread;
  }

  /** What was found; once, at the end. */
  public TimeFinding finish() {
    Choice choice = choice();
    Candidate candidate = choice.candidate();
    notes.addAll(choice.notes());
    String other = firstOther(candidate);
    long others = unread + written.unread() + candidate.misses() + otherTexts();
    TimeSteps steps = candidate.steps();
    SharedTimes shared = candidate.shared();
    List<String> stepNotes = stepNotes(candidate, steps, shared);
    return new TimeFinding(
        column,
        candidate.format(),
        zone,
        !zoneTold && candidate.localHits() > 0,
        candidate.order(),
        steps,
        shared,
        candidate.earliest(),
        candidate.latest(),
        candidate.hits(),
        empty,
        others,
        other,
        candidate.stepsBack(TimeFinding.evenInterval(steps, shared)),
        candidate.outOfOrder(),
        candidate.order() == RowOrder.MIXED
            ? TimeWords.outOfOrder(RowOrder.MIXED, candidate.outOfOrder())
            : null,
        notes(candidate, stepNotes),
        stepNotes,
        choice.question(),
        other != null && others > candidate.hits()
            ? noTimes(other, others, candidate.hits())
            : choice.question());
  }

  private Choice choice() {
    if (named != null) {
      return new Choice(named, List.of(), null);
    }
    return isWritten() ? written.choice() : counted.choice();
  }

  /** Whether dates are to be read, not plain numbers: what most texts are. */
  private boolean isWritten() {
    return written.texts() >= counted.texts();
  }

  /** Numbers among dates, or dates among numbers. */
  private long otherTexts() {
    return Math.min(written.texts(), counted.texts());
  }

  /** A text that the candidate does not read, null if it reads all. */
  private @Nullable String firstOther(Candidate candidate) {
    if (firstUnread != null) {
      return firstUnread;
    }
    if (written.firstUnread() != null) {
      return written.firstUnread();
    }
    if (candidate.misses() > 0) {
      return candidate.firstMiss();
    }
    return isWritten() ? counted.first() : written.first();
  }

  private String noTimes(String text, long others, long times) {
    String found =
        times == 0
            ? TimeWords.quoted(text)
            : "%s and the like in %,d of %,d rows"
                .formatted(TimeWords.quoted(text), others, others + times);
    String expected =
        named != null
            ? "a time such as " + named.format().example()
            : CLOCK.matcher(text).matches()
                ? "its date, too, before it or in a column named Date"
                : "a time (" + TimeFormat.ACCEPTED + ") or its pattern by --time-format";
    return "column '%s' holds %s, expected %s".formatted(column, found, expected);
  }

  private List<String> notes(Candidate candidate, List<String> stepNotes) {
    var all = new ArrayList<>(notes);
    if (candidate.order() == RowOrder.NEWEST_FIRST) {
      all.add("the newest row comes first; rows are turned round");
    }
    if (candidate.outOfOrder() > 0) {
      all.add(TimeWords.outOfOrder(candidate.order(), candidate.outOfOrder()));
    }
    String turned =
        zoneTold
            ? null
            : candidate
                .turnedClocks()
                .text(
                    TimeFinding.evenInterval(candidate.steps(), candidate.shared()),
                    candidate.repeats());
    if (turned != null) {
      all.add(turned);
    }
    if (zoneAsked && candidate.hits() > 0 && candidate.localHits() == 0) {
      all.add(
          "--zone %s changes nothing: all times name their offset or count from 1970"
              .formatted(zone));
    }
    if (candidate.seriesWereLeftOut()) {
      all.add(
          "order and steps were followed of the first %,d series, of the others together"
              .formatted(Candidate.MOST_SERIES));
    }
    all.addAll(stepNotes);
    return all;
  }

  private static List<String> stepNotes(
      Candidate candidate, @Nullable TimeSteps steps, @Nullable SharedTimes shared) {
    var all = new ArrayList<String>();
    if (shared != null) {
      all.add(shared.text());
    } else if (candidate.repeats() > MANY * candidate.hits()) {
      all.add(TimeWords.repeats(candidate.repeats(), candidate.hits(), steps));
    }
    if (shared == null && steps != null && !steps.even() && candidate.order() != RowOrder.MIXED) {
      all.add(TimeWords.uneven(steps));
    }
    return all;
  }

  /** Which candidate it is, and why; or what has to be asked. */
  record Choice(Candidate candidate, List<String> notes, @Nullable String question) {}
}
