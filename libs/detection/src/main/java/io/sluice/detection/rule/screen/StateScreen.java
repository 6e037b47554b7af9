package io.sluice.detection.rule.screen;

import io.sluice.detection.rule.criterion.Criterion.States;
import io.sluice.detection.window.WindowRing;
import java.util.List;

/** States that are not known. */
final class StateScreen implements Screen {

  private final int[] places;
  private final int[] tags;
  private final States[] known;

  StateScreen(List<Screened> rules) {
    places = Bands.places(rules);
    tags = Bands.tags(rules);
    known = rules.stream().map(rule -> (States) rule.criterion()).toArray(States[]::new);
  }

  @Override
  public void find(WindowRing ring, double[] work, Suspects suspects) {
    double[] newest = ring.row(ring.size() - 1);
    for (int i = 0; i < tags.length; i++) {
      if (known[i].degree(newest[tags[i]]) > 0) {
        suspects.add(places[i]);
      }
    }
  }
}
