package io.sluice.detection.rule.screen;

import io.sluice.detection.window.WindowRing;
import java.util.Arrays;
import java.util.List;

/** Sensors that flicker too little or too much: the noise of all tags in one walk. */
final class NoiseScreen implements Screen {

  private final Bands bands;
  private final int readings;

  NoiseScreen(List<Screened> rules, int readings) {
    bands = new Bands(rules);
    this.readings = readings;
  }

  @Override
  public void find(WindowRing ring, double[] work, Suspects suspects) {
    int newest = ring.size() - 1;
    int i = newest - readings + 1;
    if (i < 0) {
      return;
    }
    Arrays.fill(work, 0);
    for (; i + 2 <= newest; i += 2) {
      add(ring.row(i), ring.row(i + 1), ring.row(i + 2), work);
    }
    if (i < newest) {
      add(ring.row(i), ring.row(i + 1), work);
    }
    roots(work, readings - 1);
    bands.find(work, suspects);
  }

  /** Sums up in the order of the readings, so that it comes to the same as a single rule. */
  private static void add(double[] first, double[] second, double[] third, double[] squares) {
    for (int tag = 0; tag < squares.length; tag++) {
      double change = second[tag] - first[tag];
      double next = third[tag] - second[tag];
      squares[tag] = squares[tag] + change * change + next * next;
    }
  }

  private static void add(double[] before, double[] row, double[] squares) {
    for (int tag = 0; tag < squares.length; tag++) {
      double change = row[tag] - before[tag];
      squares[tag] += change * change;
    }
  }

  private static void roots(double[] squares, int changes) {
    for (int tag = 0; tag < squares.length; tag++) {
      squares[tag] = Math.sqrt(squares[tag] / changes);
    }
  }
}
