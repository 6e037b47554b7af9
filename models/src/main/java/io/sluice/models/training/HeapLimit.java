package io.sluice.models.training;

/**
 * How many rows of how many tags the heap holds beside what is learnt from them.
 *
 * @param bytes of the heap, at its largest
 */
record HeapLimit(long bytes) {

  /** Of the heap that rows may take, so that windows and models find room beside them. */
  private static final double SHARE = 0.5;

  /** Rows of faults may be among them; what this lets pass is counted while it is read. */
  private static final double DOUBT = 1.25;

  private static final long BYTES_A_PAIR = 6 * Float.BYTES;

  /** That of this process. */
  static HeapLimit current() {
    return new HeapLimit(Runtime.getRuntime().maxMemory());
  }

  /**
   * Of the rows, and of the products of each two tags that a forecaster chooses its inputs by
   * (numbers of four bytes, six blocks).
   */
  private static long size(long rows, int tags) {
    return rows * tags * Double.BYTES + BYTES_A_PAIR * tags * tags;
  }

  private long rowsOf(int tags) {
    return Math.max(0, room() - size(0, tags)) / ((long) tags * Double.BYTES);
  }

  /** The tags of which {@link #size} comes to the room there is. */
  private long tagsOf(long rows) {
    double linear = (double) rows * Double.BYTES;
    double root = Math.sqrt(linear * linear + 4.0 * BYTES_A_PAIR * room());
    return (long) ((root - linear) / (2 * BYTES_A_PAIR));
  }

  private long room() {
    return (long) (SHARE * bytes);
  }

  /**
   * @throws TrainingFailedException if so many rows are more than it holds; one sentence that says
   *     how many it does, and how to take fewer
   */
  void require(long rows, int tags) throws TrainingFailedException {
    if (size(rows, tags) > room()) {
      throw tooMany("%,d rows".formatted(rows), rows, tags);
    }
  }

  /**
   * The same before any row is held, of all rows that there are: those that will be left out are
   * not known yet.
   *
   * @throws TrainingFailedException as {@link #require}
   */
  void requireRoomFor(long rows, int tags) throws TrainingFailedException {
    if (size(rows, tags) > DOUBT * room()) {
      throw tooMany("%,d rows".formatted(rows), rows, tags);
    }
  }

  private TrainingFailedException tooMany(String found, long rows, int tags) {
    return new TrainingFailedException(
        ("%s of %,d tags take %,d MiB, and a heap of %,d MiB holds %,d rows of so many tags, or so many rows of %,d tags:"
                + " give fewer rows, leave tags out (--exclude), or give more memory (SLUICE_HEAP=%dm)")
            .formatted(
                found,
                tags,
                size(rows, tags) >> 20,
                bytes >> 20,
                rowsOf(tags),
                tagsOf(rows),
                (long) (size(rows, tags) / SHARE * DOUBT) >> 20));
  }

  /** What is left to say when the heap has run out all the same. */
  TrainingFailedException ranOut(long rows, int tags) {
    return new TrainingFailedException(
        "%,d rows of %,d tags and what is learnt from them need more than the heap of %,d MiB: give fewer rows, leave tags out (--exclude), or give more memory (SLUICE_HEAP=%dm)"
            .formatted(rows, tags, bytes >> 20, bytes >> 19));
  }
}
