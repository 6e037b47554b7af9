package io.sluice.detection.rule.screen;

import io.sluice.detection.window.WindowRing;
import java.util.List;

/** Tags without a value. */
final class MissingScreen implements Screen {

  private final int[] places;
  private final int[] tags;

  MissingScreen(List<Screened> rules) {
    places = Bands.places(rules);
    tags = Bands.tags(rules);
  }

  @Override
  public void find(WindowRing ring, double[] work, Suspects suspects) {
    if (!ring.hasGaps()) {
      return;
    }
    double[] newest = ring.row(ring.size() - 1);
    for (int i = 0; i < tags.length; i++) {
      if (Double.isNaN(newest[tags[i]])) {
        suspects.add(places[i]);
      }
    }
  }
}
