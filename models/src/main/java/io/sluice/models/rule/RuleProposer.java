package io.sluice.models.rule;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.rule.RuleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Writes down what held in several stretches of normal operation, with a margin. */
final class RuleProposer {

  /** Margin beyond the range of values seen, part of that range. */
  private static final double VALUE_MARGIN = 0.05;

  /** The same of rates, which are few at their ends. */
  private static final double RATE_MARGIN = 0.25;

  /** The same in steps of the sensor. */
  private static final double STEPS = 5;

  /** A sensor that flickers by less than this part of its step hardly flickers. */
  private static final double LEAST_NOISE = 0.1;

  private static final double NOISE_LEFT = 0.5;

  private static final int STATE_READINGS = 3;
  private static final int MISSING_READINGS = 10;

  private final Profile profile;
  private final StatePairs pairs;

  RuleProposer(Profile profile, StatePairs pairs) {
    this.profile = profile;
    this.pairs = pairs;
  }

  List<ProposedRule> propose(List<StretchHistory> stretches) {
    var rules = new ArrayList<ProposedRule>();
    for (int tag = 0; tag < profile.tags().size(); tag++) {
      int index = tag;
      Tag described = profile.tags().get(tag);
      List<TagHistory> history = stretches.stream().map(s -> s.tags()[index]).toList();
      missing(described, history, rules);
      if (described.kind() == TagKind.CONTINUOUS) {
        limits(described, history, rules);
        rate(described, history, rules);
        stuck(described, history, rules);
        noise(described, history, rules);
      } else {
        states(described, history, rules);
      }
    }
    rules.addAll(new CombinationProposer(profile, pairs).propose(stretches));
    rules.addAll(new EntryProposer(profile, pairs).propose(stretches));
    return rules;
  }

  private static @Nullable ObservedRange envelope(
      List<TagHistory> history, Function<TagHistory, Extremes> what) {
    return ObservedRange.of(history.stream().map(what).toList());
  }

  private static double largest(List<TagHistory> history, ToDoubleFunction<TagHistory> what) {
    return history.stream().mapToDouble(what).max().orElse(0);
  }

  private void missing(Tag tag, List<TagHistory> history, List<ProposedRule> rules) {
    double longest = largest(history, h -> h.absentReadings.high());
    int readings = (int) Math.max(Math.min(MISSING_READINGS, profile.window()), 2 * longest);
    if (readings <= profile.window()) {
      rules.add(
          new ProposedRule(tag.name() + "-missing", RuleKind.MISSING)
              .tag(tag.name())
              .readings("readings", readings));
    }
  }

  private void limits(Tag tag, List<TagHistory> history, List<ProposedRule> rules) {
    ObservedRange seen = envelope(history, h -> h.values);
    if (seen == null) {
      return;
    }
    double low = seen.widenedLow(VALUE_MARGIN, STEPS * tag.resolution());
    double high = seen.widenedHigh(VALUE_MARGIN, STEPS * tag.resolution());
    if (tag.low() != null) {
      low = Math.max(low, Math.min(tag.low(), seen.low()));
    }
    if (tag.high() != null) {
      high = Math.min(high, Math.max(tag.high(), seen.high()));
    }
    rules.add(
        new ProposedRule(tag.name() + "-limits", RuleKind.LIMITS)
            .tag(tag.name())
            .low(low)
            .high(high));
  }

  private void rate(Tag tag, List<TagHistory> history, List<ProposedRule> rules) {
    ObservedRange seen = envelope(history, h -> h.rates);
    if (seen == null) {
      return;
    }
    int over = TagHistory.rateOver(profile);
    double step = tag.resolution() / (over * profile.interval().toMillis() / 1e3);
    rules.add(
        new ProposedRule(tag.name() + "-rate", RuleKind.RATE)
            .tag(tag.name())
            .readings("over", over)
            .low(seen.widenedLow(RATE_MARGIN, STEPS * step))
            .high(seen.widenedHigh(RATE_MARGIN, STEPS * step)));
  }

  /** Only of tags that change often enough to tell within a window. */
  private void stuck(Tag tag, List<TagHistory> history, List<ProposedRule> rules) {
    double longest = largest(history, h -> h.unchangedReadings.high());
    int readings = (int) (2 * longest + 10);
    if (longest > 0 && readings <= profile.window()) {
      rules.add(
          new ProposedRule(tag.name() + "-stuck", RuleKind.STUCK)
              .tag(tag.name())
              .readings("readings", readings));
    }
  }

  private void noise(Tag tag, List<TagHistory> history, List<ProposedRule> rules) {
    ObservedRange seen = envelope(history, h -> h.noises);
    if (seen == null || !(seen.low() > LEAST_NOISE * tag.resolution())) {
      return;
    }
    double low = Math.min(NOISE_LEFT * seen.low(), seen.widenedLow(0, 0));
    if (low > 0) {
      rules.add(
          new ProposedRule(tag.name() + "-noise", RuleKind.NOISE)
              .tag(tag.name())
              .readings("readings", TagHistory.noiseReadings(profile))
              .low(low));
    }
  }

  private void states(Tag tag, List<TagHistory> history, List<ProposedRule> rules) {
    var seen = new TreeSet<Double>();
    history.forEach(h -> seen.addAll(h.states.keySet()));
    if (!seen.isEmpty() && seen.size() <= TagHistory.MAX_STATES) {
      double[] states = seen.stream().mapToDouble(Double::doubleValue).toArray();
      rules.add(
          new ProposedRule(tag.name() + "-states", RuleKind.STATES)
              .tag(tag.name())
              .states(states)
              .readings("for", Math.min(STATE_READINGS, profile.window())));
    }
  }
}
