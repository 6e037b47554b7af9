package io.sluice.detection.rule.screen;

import io.sluice.detection.rule.measure.Rate;
import io.sluice.detection.window.WindowRing;
import java.util.List;

/** Tags that rise or fall too fast over a number of readings. */
final class RateScreen implements Screen {

  private final Bands bands;
  private final int over;

  RateScreen(List<Screened> rules, int over) {
    bands = new Bands(rules);
    this.over = over;
  }

  @Override
  public void find(WindowRing ring, double[] work, Suspects suspects) {
    int newest = ring.size() - 1;
    int first = newest - over;
    if (first < 0) {
      return;
    }
    double millis = ring.timeMillis(newest) - ring.timeMillis(first);
    rates(ring.row(first), ring.row(newest), millis, work);
    bands.find(work, suspects);
  }

  private static void rates(double[] first, double[] newest, double millis, double[] rates) {
    for (int tag = 0; tag < rates.length; tag++) {
      rates[tag] = Rate.of(first[tag], newest[tag], millis);
    }
  }
}
