package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.sluice.contracts.Debounce;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an episode becomes an incident and when an incident is over. All times are event time.
 *
 * @param onDelay how long windows must be anomalous before an incident opens; 0 opens at the first
 * @param offDelay how long windows must be quiet before it is resolved; 0 resolves at the first
 * @param cooldown for how long after a resolved incident only something worse, or something that
 *     outlasts this time, opens the next one; 0 is none
 * @param updateEvery least time between an UPDATED and the alert before it; 0 sends none
 * @param maxSilence an asset that was silent for longer begins anew: what was open is resolved
 * @param holdRatio an open incident's window is quiet only below this part of the ratio from which
 *     on its profile calls a window anomalous; above 0, at most 1
 * @param course how an incident goes on once it has opened
 * @param watch from when on what should go on is missed
 */
public record IncidentPolicy(
    Duration onDelay,
    Duration offDelay,
    Duration cooldown,
    Duration updateEvery,
    Duration maxSilence,
    double holdRatio,
    @JsonIgnore Course course,
    @JsonIgnore WatchPolicy watch) {

  public static final String ON_DELAY = "PT10S";
  public static final String OFF_DELAY = "PT1M";
  public static final String COOLDOWN = "PT1M";
  public static final String UPDATE_EVERY = "PT5M";
  public static final String MAX_SILENCE = "PT24H";
  public static final String HOLD_RATIO = "0.9";

  /** Where nobody says otherwise; the constants are what configuration shows as its defaults. */
  public static final IncidentPolicy DEFAULT =
      new IncidentPolicy(
          Duration.parse(ON_DELAY),
          Duration.parse(OFF_DELAY),
          Duration.parse(COOLDOWN),
          Duration.parse(UPDATE_EVERY),
          Duration.parse(MAX_SILENCE),
          Double.parseDouble(HOLD_RATIO),
          Course.DEFAULT);

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public IncidentPolicy {
    Course.notNegative(onDelay, "on-delay");
    Course.notNegative(offDelay, "off-delay");
    Course.notNegative(cooldown, "cooldown");
    Course.notNegative(updateEvery, "update-every");
    Course.notNegative(maxSilence, "max-silence");
    longerThan(maxSilence, onDelay, "on-delay");
    longerThan(maxSilence, offDelay, "off-delay");
    if (!(holdRatio > 0 && holdRatio <= 1)) {
      throw new IllegalArgumentException(
          "hold-ratio is " + holdRatio + ", expected above 0 and at most 1");
    }
    if (course == null) {
      throw new IllegalArgumentException("course is missing");
    }
    if (watch == null) {
      throw new IllegalArgumentException("watch is missing");
    }
  }

  /** What is missed as usual. */
  public IncidentPolicy(
      Duration onDelay,
      Duration offDelay,
      Duration cooldown,
      Duration updateEvery,
      Duration maxSilence,
      double holdRatio,
      Course course) {
    this(
        onDelay,
        offDelay,
        cooldown,
        updateEvery,
        maxSilence,
        holdRatio,
        course,
        WatchPolicy.DEFAULT);
  }

  /** Whether nothing was heard for longer than allowed. */
  public boolean isSilence(Instant lastSeen, Instant now) {
    return Duration.between(lastSeen, now).compareTo(maxSilence) > 0;
  }

  /**
   * How long windows must be quiet until an incident is over. One that comes and goes is open until
   * a relapse would be another one.
   */
  Duration offDelay(OpenIncident incident) {
    return incident.flapping() ? offDelay.plus(course.reopenWithin()) : offDelay;
  }

  /** Below which ratio a window of an open incident is quiet. */
  double quietBelow(double infoLevel) {
    return holdRatio * infoLevel;
  }

  /**
   * The defaults, as patient as a bundle says.
   *
   * @param debounce null if it does not say
   */
  public static IncidentPolicy of(@Nullable Debounce debounce) {
    return debounce == null ? DEFAULT : DEFAULT.with(debounce);
  }

  /** The same, but a relapse is an incident of its own: for who counts alarms, not messages. */
  public IncidentPolicy withRelapsesApart() {
    return new IncidentPolicy(
        onDelay,
        offDelay,
        Duration.ZERO,
        updateEvery,
        maxSilence,
        holdRatio,
        Course.STRAIGHT,
        watch);
  }

  /** The same with other delays; a silence that ends an incident stays longer than both. */
  public IncidentPolicy with(Debounce debounce) {
    Duration longest = Course.longer(debounce.onDelay(), debounce.offDelay());
    return new IncidentPolicy(
        debounce.onDelay(),
        debounce.offDelay(),
        cooldown,
        updateEvery,
        maxSilence.compareTo(longest) > 0 ? maxSilence : longest.multipliedBy(2),
        holdRatio,
        course.where(debounce.offDelay()),
        watch);
  }

  /** The same for what is told of drift: at once, and with days between. */
  public IncidentPolicy ofDrift() {
    IncidentPolicy atOnce = with(DriftStream.AT_ONCE);
    return new IncidentPolicy(
        atOnce.onDelay,
        atOnce.offDelay,
        cooldown,
        updateEvery,
        Course.longer(maxSilence, DriftStream.MAX_SILENCE),
        holdRatio,
        atOnce.course,
        watch);
  }

  private static void longerThan(Duration silence, Duration value, String name) {
    if (silence.compareTo(value) <= 0) {
      throw new IllegalArgumentException(
          "max-silence is " + silence + ", expected longer than " + name + ", which is " + value);
    }
  }
}
