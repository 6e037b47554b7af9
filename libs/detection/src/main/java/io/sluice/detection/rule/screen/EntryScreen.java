package io.sluice.detection.rule.screen;

import io.sluice.detection.rule.measure.AtEntry;
import io.sluice.detection.window.WindowRing;
import java.util.List;

/** Tags that have changed their state of late. */
final class EntryScreen implements Screen {

  private final int[] places;
  private final int[] tags;
  private final int[] readings;

  EntryScreen(List<Screened> rules) {
    places = Bands.places(rules);
    tags = rules.stream().mapToInt(rule -> ((AtEntry) rule.measure()).stateTag()).toArray();
    readings = rules.stream().mapToInt(rule -> ((AtEntry) rule.measure()).readings()).toArray();
  }

  @Override
  public void find(WindowRing ring, double[] work, Suspects suspects) {
    int before = ring.size() - 1;
    for (int i = 0; i < tags.length; i++) {
      if (ring.steady(tags[i]) < Math.min(readings[i], before)) {
        suspects.add(places[i]);
      }
    }
  }
}
