package io.sluice.detection.rule.screen;

import io.sluice.detection.rule.criterion.Criterion.Band;
import io.sluice.detection.rule.measure.TagMeasure;
import java.util.List;

/** Rules that want a number of a tag within a band, side by side. Immutable. */
final class Bands {

  private final int[] places;
  private final int[] tags;
  private final double[] low;
  private final double[] high;

  Bands(List<Screened> rules) {
    places = places(rules);
    tags = tags(rules);
    low = rules.stream().mapToDouble(rule -> ((Band) rule.criterion()).low()).toArray();
    high = rules.stream().mapToDouble(rule -> ((Band) rule.criterion()).high()).toArray();
  }

  static int[] places(List<Screened> rules) {
    return rules.stream().mapToInt(Screened::place).toArray();
  }

  static int[] tags(List<Screened> rules) {
    return rules.stream().mapToInt(rule -> ((TagMeasure) rule.measure()).tag()).toArray();
  }

  /** Adds the rules whose tag's number is outside; NaN is not. */
  void find(double[] numbers, Suspects suspects) {
    for (int i = 0; i < tags.length; i++) {
      double number = numbers[tags[i]];
      if (number > high[i] || number < low[i]) {
        suspects.add(places[i]);
      }
    }
  }
}
