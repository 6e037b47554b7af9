package io.sluice.cli.replay;

import io.sluice.cli.console.Text;
import io.sluice.contracts.Reading;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which windows come of the readings that were sent, by the rules of scoring-service: a replay can
 * tell so what will not be judged and why, wherever the system runs. These rules look at times
 * alone, so rings of one tag do. Not thread-safe.
 */
public final class SentWindows {

  private static final double[] ANY_VALUE = {0};

  private final Profile profile;
  private final Profile timesOnly;
  private final Map<String, WindowRing> rings = new HashMap<>();
  private final Map<Admission, Long> counts = new EnumMap<>(Admission.class);
  private long offered;

  public SentWindows(Profile profile) {
    this.profile = profile;
    timesOnly =
        new Profile(
            profile.name(),
            profile.kind(),
            List.of(new Tag("any", null, TagKind.CONTINUOUS, 0, null, null, null)),
            profile.interval(),
            profile.window(),
            profile.trainingStride(),
            profile.scoringStride(),
            profile.grace(),
            profile.maxGap(),
            profile.holdFor(),
            profile.severity());
  }

  /** Takes a reading as it is sent. */
  public void add(Reading reading) {
    counts.merge(admission(reading), 1L, Long::sum);
  }

  private Admission admission(Reading reading) {
    if (profile.kind() == ProfileKind.EVENTS) {
      return Admission.WINDOW;
    }
    return rings
        .computeIfAbsent(reading.asset(), asset -> new WindowRing(timesOnly))
        .offer(reading.time().toEpochMilli(), ANY_VALUE, offered++);
  }

  private long count(Admission admission) {
    return counts.getOrDefault(admission, 0L);
  }

  /** What of the readings is judged. */
  public String judged() {
    return profile.kind().judged();
  }

  /** Windows, or records of EVENTS, that can be judged. */
  public long judgeable() {
    return count(Admission.WINDOW);
  }

  /** Readings of which no window comes, by reason, a line each. */
  public List<String> notJudged() {
    var lines = new ArrayList<String>();
    line(
        lines,
        Admission.WARMING,
        "only fill windows of %d, which begin anew after a gap of more than %s"
            .formatted(profile.window(), Text.brief(profile.maxGap())));
    line(
        lines,
        Admission.TOO_LATE,
        "are older than the newest by more than " + Text.brief(profile.grace()));
    line(lines, Admission.DUPLICATE, "share their time with one before");
    line(lines, Admission.SORTED_IN, "are out of order and sorted in");
    return lines;
  }

  private void line(List<String> lines, Admission admission, String what) {
    if (count(admission) > 0) {
      lines.add("  %,d readings %s".formatted(count(admission), what));
    }
  }
}
