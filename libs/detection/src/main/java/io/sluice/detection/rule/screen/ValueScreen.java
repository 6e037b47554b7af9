package io.sluice.detection.rule.screen;

import io.sluice.detection.window.WindowRing;
import java.util.List;

/** Values outside their limits. */
final class ValueScreen implements Screen {

  private final Bands bands;

  ValueScreen(List<Screened> rules) {
    bands = new Bands(rules);
  }

  @Override
  public void find(WindowRing ring, double[] work, Suspects suspects) {
    bands.find(ring.row(ring.size() - 1), suspects);
  }
}
