package io.sluice.models.rule;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.rule.RuleKind;
import io.sluice.models.rule.StatePairs.Pair;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds states that a tag only passes through, and those that two tags are never in together. That
 * they were not in the data proves little if they are rare; so it counts only where they would have
 * met several times had they been independent. Meeting in passing, while a valve travels, is no
 * meeting.
 *
 * <p>With v the visits to a state and p the part of the time in it, two independent tags begin to
 * be in both their states about {@code v1 p2 + v2 p1} times; that number is Poisson distributed, so
 * that none at all is unlikely once {@value #ENOUGH_MEETINGS} are expected (0.7 %).
 */
final class CombinationProposer {

  private static final double ENOUGH_MEETINGS = 5;

  /** Readings up to which two states meet in passing. */
  private static final int PASSING = 10;

  private static final int LEAST_DURATION = 5;

  private final Profile profile;
  private final StatePairs pairs;

  CombinationProposer(Profile profile, StatePairs pairs) {
    this.profile = profile;
    this.pairs = pairs;
  }

  List<ProposedRule> propose(List<StretchHistory> stretches) {
    var rules = new ArrayList<ProposedRule>();
    for (int position = 0; position < pairs.tags().size(); position++) {
      passing(stretches, position, rules);
    }
    int readings =
        stretches.stream()
            .flatMap(stretch -> stretch.states().stream().limit(1))
            .mapToInt(StateHistory::total)
            .sum();
    for (int pair = 0; pair < pairs.pairs().size(); pair++) {
      propose(stretches, pair, readings, rules);
    }
    return rules;
  }

  private void propose(
      List<StretchHistory> stretches, int index, int readings, List<ProposedRule> rules) {
    Pair pair = pairs.pairs().get(index);
    var never = new ArrayList<double[]>();
    int passing = 0;
    double[] ones = pairs.states().get(pair.first());
    double[] others = pairs.states().get(pair.second());
    for (int one = 0; one < ones.length; one++) {
      for (int other = 0; other < others.length; other++) {
        int longest = longest(stretches, index, one, other);
        if (longest <= PASSING
            && stay(stretches, pair.first(), one) > PASSING
            && stay(stretches, pair.second(), other) > PASSING
            && meetings(stretches, pair, one, other, readings) >= ENOUGH_MEETINGS) {
          never.add(new double[] {ones[one], others[other]});
          passing = Math.max(passing, longest);
        }
      }
    }
    int duration = Math.max(LEAST_DURATION, 2 * passing + 3);
    if (!never.isEmpty() && duration <= profile.window()) {
      String first = name(pair.first());
      String second = name(pair.second());
      rules.add(
          new ProposedRule(first + "-with-" + second, RuleKind.COMBINATION)
              .tags(List.of(first, second))
              .states("never", never)
              .readings("for", duration));
    }
  }

  /** A valve that travels is neither open nor closed, but not for long. */
  private void passing(List<StretchHistory> stretches, int position, List<ProposedRule> rules) {
    double[] states = pairs.states().get(position);
    int longest = 0;
    var lasting = new ArrayList<Double>();
    for (int state = 0; state < states.length; state++) {
      int index = state;
      int stay = stay(stretches, position, state);
      int visits = stretches.stream().mapToInt(s -> s.states().get(position).visits(index)).sum();
      if (stay <= PASSING && visits >= ENOUGH_MEETINGS) {
        longest = Math.max(longest, stay);
      } else {
        lasting.add(states[state]);
      }
    }
    int duration = Math.max(LEAST_DURATION, 2 * longest + 3);
    if (longest > 0 && !lasting.isEmpty() && duration <= profile.window()) {
      rules.add(
          new ProposedRule(name(position) + "-passing", RuleKind.STATES)
              .tag(name(position))
              .states(lasting.stream().mapToDouble(Double::doubleValue).toArray())
              .readings("for", duration)
              .text("stays in a state that it only passed through in training"));
    }
  }

  private static int stay(List<StretchHistory> stretches, int position, int state) {
    return stretches.stream()
        .mapToInt(stretch -> stretch.states().get(position).longest(state))
        .max()
        .orElse(0);
  }

  private String name(int position) {
    return profile.tags().get(pairs.tags().get(position)).name();
  }

  private static int longest(List<StretchHistory> stretches, int pair, int one, int other) {
    return stretches.stream()
        .mapToInt(stretch -> stretch.pairs().get(pair).longest(one, other))
        .max()
        .orElse(0);
  }

  /** Expected of independent tags. */
  private static double meetings(
      List<StretchHistory> stretches, Pair pair, int one, int other, int readings) {
    double firstVisits = 0;
    double firstReadings = 0;
    double secondVisits = 0;
    double secondReadings = 0;
    for (StretchHistory stretch : stretches) {
      StateHistory first = stretch.states().get(pair.first());
      StateHistory second = stretch.states().get(pair.second());
      firstVisits += first.visits(one);
      firstReadings += first.readings(one);
      secondVisits += second.visits(other);
      secondReadings += second.readings(other);
    }
    return (firstVisits * secondReadings + secondVisits * firstReadings) / readings;
  }
}
