package io.sluice.sources.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a column of times was found to be, by all of its texts.
 *
 * @param column its name
 * @param format how texts are read
 * @param zone zone of texts that name none
 * @param zoneAssumed whether texts name no zone, and nobody else has: UTC is then assumed
 * @param order how rows follow each other; with {@link RowOrder#NEWEST_FIRST} the reader of the
 *     file has to turn its rows round
 * @param steps the steps between rows, null if no two rows have different times
 * @param shared whether rows share their times because a part of these is missing, else null; it
 *     hinders signals, not events
 * @param earliest null if there is no time
 * @param latest null if there is no time
 * @param times texts that are times in this format
 * @param empty texts that are empty
 * @param unread other texts
 * @param firstUnread the first of these, null if there is none
 * @param stepsBack what telling apart the times of an hour that comes twice needs to know
 * @param outOfOrder steps against the order
 * @param disorder that rows follow each other in no order and what to do, one sentence; null unless
 *     they are {@link RowOrder#MIXED}
 * @param notes what was found out or guessed and how to say otherwise, a sentence each
 * @param stepNotes those of the notes that do not concern rows made even by resampling
 * @param ambiguity what is asked as texts may be several times each, one sentence that names the
 *     option; null if it is clear which they are
 * @param question what somebody has to answer before the column as a whole can be read: the
 *     ambiguity, or that most texts are no times at all; null if there is nothing to ask
 */
public record TimeFinding(
    String column,
    TimeFormat format,
    ZoneId zone,
    boolean zoneAssumed,
    RowOrder order,
    @Nullable TimeSteps steps,
    @Nullable SharedTimes shared,
    @Nullable Instant earliest,
    @Nullable Instant latest,
    long times,
    long empty,
    long unread,
    @Nullable String firstUnread,
    Set<StepBack> stepsBack,
    long outOfOrder,
    @Nullable String disorder,
    List<String> notes,
    List<String> stepNotes,
    @Nullable String ambiguity,
    @Nullable String question) {

  public TimeFinding {
    stepsBack = Set.copyOf(stepsBack);
    notes = List.copyOf(notes);
    stepNotes = List.copyOf(stepNotes);
  }

  /** That UTC was assumed and how to say otherwise, one sentence; null if it was not. */
  public @Nullable String zoneNote() {
    return zoneAssumed ? "times name no zone and are read as UTC; --zone names another" : null;
  }

  /** What lies between one row and the next, 0 if that is one thing here and another there. */
  static Duration evenInterval(@Nullable TimeSteps steps, @Nullable SharedTimes shared) {
    return steps == null || !steps.even() || shared != null ? Duration.ZERO : steps.interval();
  }

  /** Reads the column's texts, in the order of the file. */
  public TimeReader reader() {
    return new TimeReader(this);
  }
}
