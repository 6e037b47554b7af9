package io.sluice.detection.forest;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest readings of the windows of one stretch of event time. As they become many, every
 * second one is dropped, so that those which stay are evenly spaced over the chapter: a function of
 * its windows alone, without chance.
 */
final class Chapter {

  /** Bytes that {@link #write} takes beside the rows. */
  static final int FIXED_BYTES = Long.BYTES + 2 * Integer.BYTES;

  private long number;
  private final int atLeast;
  private final List<double[]> rows = new ArrayList<>();
  private int every = 1;
  private int windows;

  /**
   * @param number counts stretches of time from the epoch
   * @param atLeast readings that are kept of a longer chapter; fewer than twice as many
   */
  Chapter(long number, int atLeast) {
    this.number = number;
    this.atLeast = atLeast;
  }

  /**
   * A chapter as {@link #write} has written it.
   *
   * @throws IllegalArgumentException if there can be no such chapter
   * @throws java.nio.BufferUnderflowException if there is less
   */
  static Chapter read(ByteBuffer from, int atLeast, int tags) {
    var chapter = new Chapter(from.getLong(), atLeast);
    chapter.every = from.getInt();
    chapter.windows = from.getInt();
    if (chapter.every < 1 || chapter.windows < 0) {
      throw new IllegalArgumentException(
          "every %d of %d windows".formatted(chapter.every, chapter.windows));
    }
    chapter.rows.addAll(Rows.read(from, 2 * atLeast - 1, tags));
    return chapter;
  }

  void write(ByteBuffer to) {
    to.putLong(number).putInt(every).putInt(windows);
    Rows.write(rows, to);
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

  /** Windows added, kept or not. */
  int windows() {
    return windows;
  }

  /** What is kept now, in order; rows are shared and do not change any more. */
  List<double[]> rows() {
    return List.copyOf(rows);
  }
}
