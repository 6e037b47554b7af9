package io.sluice.models.rule;

import io.sluice.detection.rule.Rule;
import io.sluice.detection.rule.RuleKind;
import io.sluice.detection.rule.RuleSet;
import io.sluice.detection.window.WindowRing;
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
  private int windows;
  private int anomalous;

  BrokenRules(RuleSet rules) {
    this.rules = rules.rules();
    broken = new int[this.rules.size()];
  }

  void add(WindowRing ring) {
    double largest = 0;
    for (int i = 0; i < broken.length; i++) {
      double ratio = rules.get(i).ratio(ring);
      broken[i] += ratio > 0 ? 1 : 0;
      largest = rules.get(i).kind().isAboutData() ? largest : Math.max(largest, ratio);
    }
    windows++;
    anomalous += largest >= ANOMALOUS ? 1 : 0;
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
    return windows == 0 ? 0 : (double) anomalous / windows;
  }

  int windows() {
    return windows;
  }
}
