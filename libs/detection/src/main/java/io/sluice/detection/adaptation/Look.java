package io.sluice.detection.adaptation;

import io.sluice.detection.detector.Adjustment;
import io.sluice.detection.detector.CalibratedDetector;
import io.sluice.detection.detector.Panel;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.forecast.ForecastJudge;
import io.sluice.detection.rule.Rule;
import io.sluice.detection.rule.RuleJudge;
import io.sluice.detection.scale.Standardizer;
import io.sluice.detection.window.WindowRing;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle's detectors say of one window, tag by tag: how far each is from its forecast, which
 * rule about it alone is broken, and which about several. Made once and used for every look. Not
 * thread-safe.
 */
final class Look {

  private static final int NONE = -1;

  private final List<CalibratedDetector> detectors;
  private final Panel panel;
  private final @Nullable ForecastJudge forecasts;
  private final @Nullable RuleJudge rules;
  private final IntFunction<Rule> ruleOf;
  private final double[] deviation;
  private final double[] observed;
  private final double[] forecast;
  private final double[] level;

  /** By tag, in levels. */
  private final double[] width;

  /** By tag, the rule about it alone that is broken, and the number that breaks it. */
  private final int[] rule;

  private final double[] measured;

  /** By tag, whether it is beyond its limits. */
  private final boolean[] overLimit;

  /** Rules about several tags that are broken. */
  private final int[] wide;

  private int wideRules;

  Look(
      List<CalibratedDetector> detectors,
      FeatureSpec features,
      Standardizer standardizer,
      int tags,
      IntFunction<Rule> ruleOf) {
    this.ruleOf = ruleOf;
    this.detectors = detectors;
    panel =
        new Panel(
            detectors.stream().map(CalibratedDetector::detector).toList(),
            features,
            standardizer,
            1);
    ForecastJudge forecaster = null;
    RuleJudge keeper = null;
    for (int i = 0; i < detectors.size(); i++) {
      switch (panel.judge(i)) {
        case ForecastJudge judge -> forecaster = judge;
        case RuleJudge judge -> keeper = judge;
        default -> {}
      }
    }
    forecasts = forecaster;
    rules = keeper;
    deviation = new double[tags];
    observed = new double[tags];
    forecast = new double[tags];
    level = new double[tags];
    width = new double[tags];
    rule = new int[tags];
    measured = new double[tags];
    overLimit = new boolean[tags];
    wide = new int[keeper == null ? 0 : keeper.mostBroken()];
  }

  /** Judges the ring's window, as it is now. */
  void at(WindowRing ring, Adjustment adjustment) {
    panel.clear();
    panel.add(ring, null, adjustment);
    panel.judge();
    Arrays.fill(deviation, Double.NaN);
    Arrays.fill(observed, Double.NaN);
    Arrays.fill(forecast, Double.NaN);
    Arrays.setAll(width, adjustment::width);
    Arrays.fill(rule, NONE);
    Arrays.fill(measured, 0);
    Arrays.fill(overLimit, false);
    wideRules = 0;
    if (forecasts != null) {
      for (int target = 0; target < forecasts.targets(); target++) {
        int tag = forecasts.tagOf(target);
        deviation[tag] = forecasts.deviation(0, target) * adjustment.width(tag);
        observed[tag] = forecasts.observed(0, target);
        forecast[tag] = forecasts.forecast(0, target);
        level[tag] = forecasts.level(target);
      }
    }
    if (rules != null) {
      for (int place = 0; place < rules.mostBroken() && rules.broken(0, place) >= 0; place++) {
        broken(rules.broken(0, place), rules.measured(0, place));
      }
    }
  }

  private void broken(int index, double number) {
    Rule broken = ruleOf.apply(index);
    int[] tags = broken.tags();
    if (tags.length > 1) {
      wide[wideRules++] = index;
      return;
    }
    overLimit[tags[0]] |= broken.band() != null;
    if (rule[tags[0]] == NONE) {
      rule[tags[0]] = index;
      measured[tags[0]] = number;
    }
  }

  /** In levels, above its forecast or below; NaN if it has none. */
  double deviation(int tag) {
    return deviation[tag];
  }

  /** What a level of {@link #deviation} is in the tag's unit, 0 if it has no forecast. */
  double level(int tag) {
    return level[tag];
  }

  double observed(int tag) {
    return observed[tag];
  }

  double forecast(int tag) {
    return forecast[tag];
  }

  boolean breaksRule(int tag) {
    return rule[tag] != NONE;
  }

  int brokenRule(int tag) {
    return rule[tag];
  }

  double measured(int tag) {
    return measured[tag];
  }

  /** Whether a tag is beyond what is normal for it. */
  boolean isOff(int tag) {
    return rule[tag] != NONE || isFar(tag);
  }

  /** Whether a tag that has a forecast is further from it than usual, or beyond its limits. */
  boolean isBeyond(int tag) {
    return level[tag] > 0 && (overLimit[tag] || isFar(tag));
  }

  private boolean isFar(int tag) {
    return parts(tag) >= 1;
  }

  /** How far it is from its forecast, in parts of its range; NaN if it has none. */
  double parts(int tag) {
    return Math.abs(deviation[tag]) / width[tag];
  }

  int wideRules() {
    return wideRules;
  }

  int wideRule(int place) {
    return wide[place];
  }

  /** What a detector says, in parts of its border of normal. */
  double score(int detector) {
    return panel.score(detector, 0) / detectors.get(detector).curve().info();
  }
}
