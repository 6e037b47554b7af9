package io.sluice.detection.rule.screen;

import io.sluice.detection.rule.criterion.Criterion.Reached;
import io.sluice.detection.window.WindowRing;
import java.util.List;

/** Tags that have had their value for too long. */
final class UnchangedScreen implements Screen {

  private final int[] places;
  private final int[] tags;
  private final double[] borders;

  UnchangedScreen(List<Screened> rules) {
    places = Bands.places(rules);
    tags = Bands.tags(rules);
    borders = rules.stream().mapToDouble(rule -> ((Reached) rule.criterion()).border()).toArray();
  }

  @Override
  public void find(WindowRing ring, double[] work, Suspects suspects) {
    for (int i = 0; i < tags.length; i++) {
      if (1 + ring.steady(tags[i]) >= borders[i]) {
        suspects.add(places[i]);
      }
    }
  }
}
