package io.sluice.models.rule;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.rule.RuleKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds set points: a valve that opens only when a level is low. An actuator that is forced goes to
 * a state that is normal at a time that is not.
 *
 * <p>That a tag was within a narrow range at all of n entries counts only if it could hardly be
 * chance: n values drawn at random lie in a range in which the tag is for a part p of the time with
 * a probability of about {@code n p^(n-1)} (David and Nagaraja, Order Statistics, 2003, section
 * 2.3), which has to be at most {@value #CHANCE}.
 */
final class EntryProposer {

  private static final int FEWEST_ENTRIES = 4;
  private static final double CHANCE = 1e-5;

  /** Part of a tag's range that a set point's band takes at most. */
  private static final double WIDEST = 0.1;

  /** Margin beyond the values seen, part of their range and of the tag's. */
  private static final double MARGIN = 0.5;

  private static final double LEAST_MARGIN = 0.02;

  /** The same in readings of its fastest change: when exactly a plant is read is chance. */
  private static final double MARGIN_READINGS = 2;

  /** Of one state: other tags would say the same again, or follow the same cycle by chance. */
  private static final int MOST_TAGS = 1;

  private static final int READINGS = 30;

  private final Profile profile;
  private final StatePairs pairs;

  EntryProposer(Profile profile, StatePairs pairs) {
    this.profile = profile;
    this.pairs = pairs;
  }

  /**
   * @param width part of the tag's range
   */
  private record SetPoint(Tag tag, double low, double high, double width) {}

  List<ProposedRule> propose(List<StretchHistory> stretches) {
    var rules = new ArrayList<ProposedRule>();
    int readings = Math.min(READINGS, profile.window() - 1);
    for (int position = 0; position < pairs.tags().size() && readings > 0; position++) {
      String name = profile.tags().get(pairs.tags().get(position)).name();
      double[] states = pairs.states().get(position);
      for (int state = 0; state < states.length; state++) {
        for (SetPoint point : setPoints(stretches, position, state)) {
          rules.add(
              new ProposedRule(
                      "%s-to-%s-at-%s"
                          .formatted(name, ProposedRule.number(states[state]), point.tag().name()),
                      RuleKind.ENTRY)
                  .tag(name)
                  .state(states[state])
                  .other("while", point.tag().name())
                  .low(point.low())
                  .high(point.high())
                  .readings("readings", readings));
        }
      }
    }
    return rules;
  }

  private List<SetPoint> setPoints(List<StretchHistory> stretches, int position, int state) {
    int entries = stretches.stream().mapToInt(s -> s.entries().get(position).entries(state)).sum();
    if (entries < FEWEST_ENTRIES) {
      return List.of();
    }
    var points = new ArrayList<SetPoint>();
    for (int tag = 0; tag < profile.tags().size(); tag++) {
      Tag described = profile.tags().get(tag);
      if (described.kind() != TagKind.CONTINUOUS) {
        continue;
      }
      int other = tag;
      ObservedRange range =
          ObservedRange.of(stretches.stream().map(s -> s.tags()[other].values).toList());
      ObservedRange seen =
          ObservedRange.of(
              stretches.stream().map(s -> s.entries().get(position).values(state, other)).toList());
      if (range == null || seen == null) {
        continue;
      }
      double whole = range.high() - range.low();
      double margin = Math.max(LEAST_MARGIN * whole, MARGIN_READINGS * change(stretches, tag));
      double low = seen.widenedLow(MARGIN, margin);
      double high = seen.widenedHigh(MARGIN, margin);
      double width = (high - low) / whole;
      if (width <= WIDEST && chance(share(stretches, tag, seen), entries) <= CHANCE) {
        points.add(new SetPoint(described, low, high, width));
      }
    }
    return points.stream()
        .sorted(Comparator.comparingDouble(SetPoint::width))
        .limit(MOST_TAGS)
        .toList();
  }

  private static double chance(double share, int entries) {
    return entries * Math.pow(share, entries - 1);
  }

  /** Part of the time in which a tag is in a range, 0 to 1. */
  private static double share(List<StretchHistory> stretches, int tag, ObservedRange range) {
    return stretches.stream()
            .mapToDouble(s -> s.tags()[tag].levels.share(range.low(), range.high()))
            .sum()
        / stretches.size();
  }

  /** The fastest change from one reading to the next. */
  private double change(List<StretchHistory> stretches, int tag) {
    ObservedRange rates =
        ObservedRange.of(stretches.stream().map(s -> s.tags()[tag].rates).toList());
    return rates == null
        ? 0
        : Math.max(Math.abs(rates.low()), Math.abs(rates.high()))
            * profile.interval().toMillis()
            / 1e3;
  }
}
