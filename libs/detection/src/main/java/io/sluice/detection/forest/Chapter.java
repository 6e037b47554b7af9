package io.sluice.detection.forest;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest readings of the windows of one stretch of event time. As they become many, every
 * second one is dropped, so that those which stay are evenly spaced over the chapter: a function of
 * its windows alone, without chance.
 */
final class Chapter {

  private long number;
  private final long position;
  private final long needed;
  private final int atLeast;
  private final List<double[]> rows = new ArrayList<>();
  private int every = 1;
  private int windows;

  /**
   * @param number counts stretches of time from the epoch
   * @param position of its first window
   * @param needed from where on that window can be rebuilt
   * @param atLeast readings that are kept of a longer chapter; fewer than twice as many
   */
  Chapter(long number, long position, long needed, int atLeast) {
    this.number = number;
    this.position = position;
    this.needed = needed;
    this.atLeast = atLeast;
  }

  /** Time has come to another stretch, but this chapter is too short to end. */
  void goOn(long nextNumber) {
    number = nextNumber;
  }

  void add(double[] reading) {
    if (windows++ % every == 0) {
      rows.add(reading.clone());
      if (rows.size() == 2 * atLeast) {
        thin();
      }
    }
  }

  private void thin() {
    for (int i = 0; i < atLeast; i++) {
      rows.set(i, rows.get(2 * i));
    }
    rows.subList(atLeast, rows.size()).clear();
    every *= 2;
  }

  long number() {
    return number;
  }

  long position() {
    return position;
  }

  long needed() {
    return needed;
  }

  /** Windows added, kept or not. */
  int windows() {
    return windows;
  }

  /** What is kept now, in order; rows are shared and do not change any more. */
  List<double[]> rows() {
    return List.copyOf(rows);
  }
}
