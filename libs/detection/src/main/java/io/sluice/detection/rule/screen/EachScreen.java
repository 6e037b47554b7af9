package io.sluice.detection.rule.screen;

import io.sluice.detection.rule.criterion.Criterion;
import io.sluice.detection.rule.measure.Measure;
import io.sluice.detection.window.WindowRing;
import java.util.List;

/** Rules of any sort, one after the other. */
final class EachScreen implements Screen {

  private final int[] places;
  private final Measure[] measures;
  private final Criterion[] verdicts;

  EachScreen(List<Screened> rules) {
    places = Bands.places(rules);
    measures = rules.stream().map(Screened::measure).toArray(Measure[]::new);
    verdicts = rules.stream().map(Screened::criterion).toArray(Criterion[]::new);
  }

  @Override
  public void find(WindowRing ring, double[] work, Suspects suspects) {
    int newest = ring.size() - 1;
    for (int i = 0; i < places.length; i++) {
      if (verdicts[i].degree(measures[i].at(ring, newest)) > 0) {
        suspects.add(places[i]);
      }
    }
  }
}
