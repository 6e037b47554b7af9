package io.sluice.query.alarm;

import io.sluice.contracts.Category;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The measures by which alarm systems are judged: ANSI/ISA-18.2-2016, clause 16 (monitoring and
 * assessment), and EEMUA publication 191, third edition, chapter 6. Time is cut into intervals of
 * ten minutes from {@code from} on, the last may be shorter; an alarm counts where an incident is
 * raised, that is opened, re-opened or told to be flapping. One that was quiet counts where people
 * are told of it first: when it is no longer quiet, when it has become worse, when they are
 * reminded; never if that never comes. All times are event time.
 *
 * @param intervals how many
 * @param alarms raised
 * @param averagePer10Min of all assets together; about one is what one operator can handle
 * @param peakPer10Min in the worst interval
 * @param floodShare part of the intervals with more than ten alarms
 * @param assets those with most alarms first, 100 at most
 * @param worstOffenders the ten sources, an asset and a category, with most alarms; ISA-18.2 calls
 *     them most frequent, EEMUA 191 bad actors
 * @param chattering sources that came and went: told to be flapping, or raised three times in an
 *     interval; 100 at most. ISA-18.2 says three in a minute, of alarms without an on-delay
 * @param standing how many incidents are open at {@code to}
 * @param stale how many of them for more than 24 hours
 * @param longestStanding those of them that began first, 100 at most
 */
@Schema(name = "AlarmHealth", description = "measures of ISA-18.2 and EEMUA 191, in event time")
public record AlarmHealth(
    Instant from,
    @Schema(description = "exclusive") Instant to,
    @Schema(description = "of ten minutes, from 'from' on", examples = "144") long intervals,
    @Schema(
            description =
                "incidents raised: opened, re-opened or flapping; those that were quiet when people"
                    + " are told of them, if they are",
            examples = "37")
        long alarms,
    @Schema(description = "of all assets together", examples = "0.26") double averagePer10Min,
    @Schema(examples = "4") long peakPer10Min,
    @Schema(description = "part of the intervals with more than 10 alarms", examples = "0.007")
        double floodShare,
    @Schema(description = "most alarms first, 100 at most") List<Asset> assets,
    @Schema(description = "the ten sources with most alarms") List<Source> worstOffenders,
    @Schema(
            description =
                "sources that were flapping, or raised three times in an interval; 100 at"
                    + " most")
        List<Source> chattering,
    @Schema(description = "incidents open at 'to'", examples = "3") long standing,
    @Schema(description = "of them, those open for more than 24 hours", examples = "1") long stale,
    @Schema(description = "oldest first, 100 at most") List<Standing> longestStanding) {

  /** Alarms in ten minutes beyond which nobody can handle them. */
  static final int FLOOD = 10;

  /** How often in ten minutes one source is raised that chatters. */
  static final int CHATTERING = 3;

  /** The alarms of one asset. */
  @Schema(name = "AlarmsOfAsset")
  public record Asset(
      @Schema(examples = "plant-1") String asset,
      @Schema(examples = "12") long alarms,
      @Schema(examples = "0.08") double averagePer10Min,
      @Schema(examples = "3") long peakPer10Min,
      @Schema(description = "part of the intervals with more than 10 alarms") double floodShare) {}

  /**
   * What alarms come from.
   *
   * @param share of all alarms
   */
  @Schema(name = "AlarmSource")
  public record Source(
      @Schema(examples = "plant-1") String asset,
      Category category,
      @Schema(examples = "12") long alarms,
      @Schema(description = "of all alarms", examples = "0.32") double share) {}

  /** An incident that is open. */
  @Schema(name = "StandingAlarm")
  public record Standing(
      UUID incident,
      @Schema(examples = "plant-1") String asset,
      Category category,
      Severity severity,
      Instant startedAt) {}
}
