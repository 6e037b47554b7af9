package io.sluice.models.rule;

import io.sluice.detection.rule.Rule;
import io.sluice.detection.rule.RuleKind;
import io.sluice.detection.rule.RuleSet;
import io.sluice.detection.window.WindowRing;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts which rules are broken, window by window. */
final class BrokenRules {

  /** A window is anomalous from here on, whatever the severities of the profile. */
  private static final double ANOMALOUS = 1;

  private final List<Rule> rules;
  private final int[] broken;
  private final BitSet anomalous = new BitSet();
  private int windows;

  BrokenRules(RuleSet rules) {
    this(rules.rules());
  }

  private BrokenRules(List<Rule> rules) {
    this.rules = rules;
    broken = new int[rules.size()];
  }

  /** Counts a part of the rules, so that others can be counted at the same time. */
  BrokenRules part(int from, int to) {
    return new BrokenRules(rules.subList(from, to));
  }

  /**
   * Takes over what was counted of a part, in the same windows as of the other parts.
   *
   * @param from index of the part's first rule
   */
  void join(BrokenRules part, int from) {
    System.arraycopy(part.broken, 0, broken, from, part.broken.length);
    anomalous.or(part.anomalous);
    windows = part.windows;
  }

  int size() {
    return broken.length;
  }

  void add(WindowRing ring) {
    for (int i = 0; i < broken.length; i++) {
      Rule rule = rules.get(i);
      double ratio = rule.ratio(ring);
      if (ratio > 0) {
        broken[i]++;
        if (ratio >= ANOMALOUS && !rule.kind().isAboutData()) {
          anomalous.set(windows);
        }
      }
    }
    windows++;
  }

  /** By id, part of the windows in which a rule is broken, 0 to 1; only of those that are. */
  Map<String, Double> shares() {
    return shares(kind -> true);
  }

  Map<String, Double> shares(Predicate<RuleKind> kinds) {
    var shares = new TreeMap<String, Double>();
    for (int i = 0; i < broken.length; i++) {
      if (broken[i] > 0 && kinds.test(rules.get(i).kind())) {
        shares.put(rules.get(i).id(), (double) broken[i] / windows);
      }
    }
    return shares;
  }

  /** Part of the windows to which rules about the plant give a ratio of 1 or more. */
  double anomalousShare() {
    return windows == 0 ? 0 : (double) anomalous.cardinality() / windows;
  }

  int windows() {
    return windows;
  }
}
