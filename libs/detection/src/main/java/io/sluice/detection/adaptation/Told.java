package io.sluice.detection.adaptation;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.ReadableNumbers;
import io.sluice.contracts.SideFinding;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.explanation.PlainLine;
import io.sluice.detection.rule.Rule;
import io.sluice.detection.rule.RuleKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Says what a memory follows, widens and leaves out, for a person. Used once. */
final class Told {

  /** What a finding's ratio grows by if all tags are left out: half of them are 2. */
  private static final double SPAN = 2;

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private final Profile profile;
  private final IntFunction<Rule> rules;
  private final long nowMillis;
  private final List<Line> drift = new ArrayList<>();
  private final List<Line> frozen = new ArrayList<>();

  /**
   * @param sinceMillis event time since when it is so
   */
  private record Line(
      int tag,
      long sinceMillis,
      @Nullable Double observed,
      @Nullable Double expected,
      String reason) {}

  /**
   * @param rules by index
   * @param nowMillis event time of the window
   */
  Told(Profile profile, IntFunction<Rule> rules, long nowMillis) {
    this.profile = profile;
    this.rules = rules;
    this.nowMillis = nowMillis;
  }

  /** Says something of a tag. */
  void add(int tag, Standing standing) {
    Rule rule = standing.rule() == Standing.NO_RULE ? null : rules.apply(standing.rule());
    boolean isFrozen = standing.leftOut() && rule != null && rule.kind() == RuleKind.STUCK;
    (isFrozen ? frozen : drift)
        .add(
            new Line(
                tag,
                standing.sinceMillis(),
                orNull(standing.observed()),
                orNull(standing.forecast()),
                reason(tag, standing, rule)));
  }

  /** Says that a rule about several tags is no longer judged, of each that nothing is said of. */
  void add(Rule rule, BrokenRule broken) {
    for (int tag : rule.tags()) {
      if (drift.stream().noneMatch(line -> line.tag() == tag)) {
        drift.add(
            new Line(
                tag,
                broken.mutedSinceMillis(),
                null,
                null,
                "for %s not held to: %s"
                    .formatted(
                        duration(broken.mutedSinceMillis()), rule.reason(broken.measured()))));
      }
    }
  }

  private String reason(int tag, Standing standing, @Nullable Rule rule) {
    String time = duration(standing.sinceMillis());
    String unit = profile.tags().get(tag).unit();
    String off = ReadableNumbers.of(standing.moved()) + (unit == null ? "" : " " + unit);
    if (standing.width() > 1) {
      String wide = ReadableNumbers.of(standing.width());
      return standing.moved() > 0
          ? "has moved by %s and was off again and again: followed for %s, its range %s times as wide"
              .formatted(off, time, wide)
          : "was off for some minutes again and again: its range is %s times as wide, for %s"
              .formatted(wide, time);
    }
    if (!standing.leftOut()) {
      return "has moved by %s from what the rest of the plant says, followed for %s"
          .formatted(off, time);
    }
    return rule == null
        ? "has been off by %s for %s: the rest is judged without it".formatted(off, time)
        : "left out of judging for %s: %s".formatted(time, rule.reason(standing.measured()));
  }

  private String duration(long sinceMillis) {
    long millis = Math.max(0, nowMillis - sinceMillis);
    return millis >= 2 * DAY
        ? millis / DAY + " days"
        : millis >= 2 * HOUR ? millis / HOUR + " h" : millis / MINUTE + " min";
  }

  private static @Nullable Double orNull(double value) {
    return Double.isFinite(value) ? Double.valueOf(value) : null;
  }

  /**
   * What has moved; null if nothing has.
   *
   * @param leftOut how many tags are left out
   */
  @Nullable SideFinding drift(int leftOut) {
    return finding(drift, leftOut);
  }

  /** What does not change any more and is left out; null if nothing is. */
  @Nullable SideFinding frozen() {
    return finding(frozen, frozen.size());
  }

  private @Nullable SideFinding finding(List<Line> lines, int leftOut) {
    if (lines.isEmpty()) {
      return null;
    }
    var severity = profile.severity();
    double ratio = Math.max(severity.info(), 1 + SPAN * leftOut / profile.tags().size());
    double share = 1.0 / lines.size();
    return new SideFinding(
        ratio,
        severity.of(ratio),
        lines.stream()
            .sorted(Comparator.comparingLong(Line::sinceMillis))
            .limit(SideFinding.MAX_TAGS)
            .map(line -> contributor(line, share))
            .toList());
  }

  private Contributor contributor(Line line, double share) {
    Tag tag = profile.tags().get(line.tag());
    return new Contributor(
        tag.name(),
        share,
        line.observed(),
        line.expected(),
        null,
        null,
        tag.unit(),
        tag.stage(),
        PlainLine.of(line.reason()));
  }
}
