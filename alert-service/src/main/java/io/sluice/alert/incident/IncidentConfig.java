package io.sluice.alert.incident;

import io.sluice.incidents.Course;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.incidents.WatchPolicy;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When incidents open and close; {@link IncidentPolicy} and {@link Course} say what each setting
 * means.
 */
public interface IncidentConfig {

  /** Event time for which windows must be anomalous before an incident opens; 0 or more. */
  @WithDefault(IncidentPolicy.ON_DELAY)
  Duration onDelay();

  /** Event time for which windows must be quiet before an incident is resolved; 0 or more. */
  @WithDefault(IncidentPolicy.OFF_DELAY)
  Duration offDelay();

  /** Event time after a resolved incident in which a mere relapse opens none; 0 is none. */
  @WithDefault(IncidentPolicy.COOLDOWN)
  Duration cooldown();

  /** Least event time between an UPDATED alert and the one before it; 0 sends none. */
  @WithDefault(IncidentPolicy.UPDATE_EVERY)
  Duration updateEvery();

  /**
   * Silence after which what is open is resolved and an asset begins anew: event time between two
   * windows, or time since the last one was judged. Longer than both delays.
   */
  @WithDefault(IncidentPolicy.MAX_SILENCE)
  Duration maxSilence();

  /**
   * A window of an open incident is quiet only below this part of the ratio from which on its
   * profile calls a window anomalous; above 0, at most 1.
   */
  @WithDefault(IncidentPolicy.HOLD_RATIO)
  double holdRatio();

  /**
   * Event time for which an incident must be milder before a lower severity is told; its peak
   * stays. 0 tells none.
   */
  @WithDefault(Course.DEESCALATE_AFTER)
  Duration deescalateAfter();

  /**
   * Event time after the end of an incident in which a relapse is the same one, re-opened; 0 makes
   * each its own.
   */
  @WithDefault(Course.REOPEN_WITHIN)
  Duration reopenWithin();

  /**
   * How often an incident re-opens, within {@code flapping-within}, until it is flapping: then it
   * stays open until it was quiet for {@code off-delay} and {@code reopen-within} together. 0 to
   * 100; 0 is never.
   */
  @WithDefault(Course.FLAPPING_COUNT)
  int flappingCount();

  /** Event time in which re-openings count towards {@code flapping-count}. */
  @WithDefault(Course.FLAPPING_WITHIN)
  Duration flappingWithin();

  /** Event time after which people are reminded of what is still open, and again; 0 is never. */
  @WithDefault(Course.REMIND_EVERY)
  Duration remindEvery();

  /**
   * Event time for which a detector gives a stream no scores, while others of the same bundle do,
   * until that is an incident of the category DATA; 0 is never.
   */
  @WithDefault(WatchPolicy.DETECTOR_SILENT)
  Duration detectorSilent();

  /**
   * Event time for which nothing comes of a stream, while another of its asset goes on, until that
   * is an incident of the category DATA; 0 is never. A stream that is slower than that is given
   * twice its usual pace.
   */
  @WithDefault(WatchPolicy.STREAM_SILENT)
  Duration streamSilent();

  /**
   * Time on the wall clock for which nothing comes of any stream of an asset, while all that is
   * sent is judged, until that is an incident of the category DATA; 0 is never. An asset that is
   * slower than that is given twice its usual pace, one that did not send for as long before is not
   * missed.
   */
  @WithDefault(WatchPolicy.ASSET_SILENT)
  Duration assetSilent();

  /** Other settings for the assets of a profile, by the profile's name. */
  Map<String, Override> profiles();

  /** What is not set here is as it is for every profile. */
  interface Override {

    /** See {@link IncidentConfig#onDelay}. */
    Optional<Duration> onDelay();

    /** See {@link IncidentConfig#offDelay}. */
    Optional<Duration> offDelay();

    /** See {@link IncidentConfig#cooldown}. */
    Optional<Duration> cooldown();

    /** See {@link IncidentConfig#updateEvery}. */
    Optional<Duration> updateEvery();

    /** See {@link IncidentConfig#maxSilence}. */
    Optional<Duration> maxSilence();

    /** See {@link IncidentConfig#holdRatio}. */
    Optional<Double> holdRatio();

    /** See {@link IncidentConfig#deescalateAfter}. */
    Optional<Duration> deescalateAfter();

    /** See {@link IncidentConfig#reopenWithin}. */
    Optional<Duration> reopenWithin();

    /** See {@link IncidentConfig#flappingCount}. */
    OptionalInt flappingCount();

    /** See {@link IncidentConfig#flappingWithin}. */
    Optional<Duration> flappingWithin();

    /** See {@link IncidentConfig#remindEvery}. */
    Optional<Duration> remindEvery();

    /** See {@link IncidentConfig#detectorSilent}. */
    Optional<Duration> detectorSilent();

    /** See {@link IncidentConfig#streamSilent}. */
    Optional<Duration> streamSilent();

    /** See {@link IncidentConfig#assetSilent}. */
    Optional<Duration> assetSilent();
  }
}
