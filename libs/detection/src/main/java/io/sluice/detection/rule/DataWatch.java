package io.sluice.detection.rule;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.SideFinding;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.explanation.PlainLine;
import io.sluice.detection.rule.measure.Absence;
import io.sluice.detection.window.WindowRing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells faults of the data from what the plant does: which tags have had no values for longer than
 * in normal operation. Its verdict has no part in a window's ratio. Immutable; a window without
 * gaps costs nothing, of one with gaps it looks at the newest reading first.
 */
public final class DataWatch {

  /** What a fault's ratio grows by if no tag of the profile has values. */
  private static final double SPAN = 2;

  private final List<Tag> tags;
  private final SeverityLevels severity;
  private final Rule[] rules;
  private final int[] watched;

  private DataWatch(List<Rule> rules, Profile profile) {
    tags = profile.tags();
    severity = profile.severity();
    this.rules = rules.toArray(Rule[]::new);
    watched = rules.stream().mapToInt(rule -> rule.tags()[0]).toArray();
  }

  /** Watches what these rules say of the data. */
  public static DataWatch of(RuleSet rules, Profile profile) {
    return new DataWatch(
        rules.rules().stream().filter(rule -> rule.kind().isAboutData()).toList(), profile);
  }

  /** Where there are no rules: a tag is dead if it has no value in the whole window. */
  public static DataWatch ofEveryTag(Profile profile) {
    return new DataWatch(
        IntStream.range(0, profile.tags().size())
            .mapToObj(tag -> RuleKind.withoutValues(tag, profile))
            .toList(),
        profile);
  }

  /** What is wrong with the ring's window, as it is now; null if nothing is. */
  public @Nullable SideFinding judge(WindowRing ring) {
    if (!ring.hasGaps()) {
      return null;
    }
    double[] newest = ring.row(ring.size() - 1);
    for (int tag : watched) {
      if (Double.isNaN(newest[tag])) {
        return fault(ring);
      }
    }
    return null;
  }

  /**
   * @param readings for which the tag has had no value
   */
  private record Dead(int tag, int readings, Rule rule) {}

  private @Nullable SideFinding fault(WindowRing ring) {
    var dead = new ArrayList<Dead>();
    double ratio = severity.info();
    for (int i = 0; i < rules.length; i++) {
      double broken = rules[i].ratio(ring);
      int tag = watched[i];
      if (broken > 0 && dead.stream().noneMatch(other -> other.tag() == tag)) {
        int readings = (int) new Absence(tag, ring.size()).at(ring, ring.size() - 1);
        dead.add(new Dead(tag, readings, rules[i]));
      }
      ratio = Math.max(ratio, broken);
    }
    if (dead.isEmpty()) {
      return null;
    }
    ratio = Math.max(ratio, 1 + SPAN * dead.size() / tags.size());
    double share = 1.0 / dead.size();
    List<Contributor> faults =
        dead.stream()
            .sorted(Comparator.comparingInt(one -> -one.readings()))
            .limit(SideFinding.MAX_TAGS)
            .map(one -> contributor(one, share))
            .toList();
    return new SideFinding(ratio, severity.of(ratio), faults);
  }

  private Contributor contributor(Dead dead, double share) {
    Tag tag = tags.get(dead.tag());
    String reason = PlainLine.of(dead.rule().reason(dead.readings()));
    return new Contributor(
        tag.name(), share, null, null, null, null, tag.unit(), tag.stage(), reason);
  }
}
