package io.sluice.models.training;

import io.sluice.models.forecast.ForecasterOptions;
import io.sluice.models.forecast.ForecasterTrainer;
import io.sluice.models.parallel.Workers;

/**
 * How many rows of how many tags the heap holds beside what is learnt from them.
 *
 * @param bytes of the heap, at its largest
 * @param forecaster the detector that takes most to learn
 * @param workers that learn it at a time
 * @param held rows that it holds already, of the same tags
 */
record HeapLimit(long bytes, ForecasterOptions forecaster, int workers, long held) {

  /**
   * Of the heap that rows and the forecaster may take, so that windows and models find room beside.
   */
  private static final double SHARE = 0.5;

  /**
   * Rows that cannot be read may be among them; what this lets pass is counted while it is read.
   */
  private static final double DOUBT = 1.25;

  /** That of this process, which holds nothing yet. */
  static HeapLimit current(TrainingOptions options) {
    return new HeapLimit(
        Runtime.getRuntime().maxMemory(), options.forecaster(), Workers.count(), 0);
  }

  /** The same where rows are held already. */
  HeapLimit beside(long rows) {
    return new HeapLimit(bytes, forecaster, workers, held + rows);
  }

  /**
   * What is wanted of the heap.
   *
   * @param signals that the forecaster makes of the tags: one, or one less than the states
   */
  private record Demand(long rows, int tags, int signals) {

    static Demand of(long rows, int tags) {
      return new Demand(rows, tags, tags);
    }

    Demand withRows(long newRows) {
      return new Demand(newRows, tags, signals);
    }

    Demand withTags(int newTags) {
      return new Demand(rows, newTags, (int) ((long) signals * newTags / tags));
    }
  }

  private long size(Demand demand) {
    return demand.rows * demand.tags * Double.BYTES
        + ForecasterTrainer.memory(forecaster, demand.rows, demand.signals, workers);
  }

  private boolean holds(Demand demand) {
    return size(demand) <= room();
  }

  private long room() {
    return (long) (SHARE * bytes);
  }

  /** How many rows of such tags it holds. */
  private long rowsOf(Demand demand) {
    long most = 0;
    long tooMany = room() + 1;
    while (tooMany - most > 1) {
      long between = (most + tooMany) / 2;
      if (holds(demand.withRows(between))) {
        most = between;
      } else {
        tooMany = between;
      }
    }
    return most;
  }

  /** How many tags of so many rows it holds. */
  private int tagsOf(Demand demand) {
    int tags = demand.tags;
    while (tags > 0 && !holds(demand.withTags(tags))) {
      tags--;
    }
    return tags;
  }

  /**
   * Before any row is held.
   *
   * @param rows that there are, but for those that labels leave out
   * @throws TrainingFailedException if so many rows are more than it holds; one sentence that says
   *     how many it does, and how to take fewer
   */
  void requireRoomFor(long rows, int tags) throws TrainingFailedException {
    Demand demand = Demand.of(held + rows, tags);
    if (size(demand) > DOUBT * room()) {
      throw tooMany("%,d rows of %,d tags".formatted(demand.rows, tags), demand);
    }
  }

  /**
   * While they are read.
   *
   * @param rows held so far
   * @throws TrainingFailedException as {@link #requireRoomFor}
   */
  void requireSoFar(long rows, int tags) throws TrainingFailedException {
    Demand demand = Demand.of(held + rows, tags);
    if (!holds(demand)) {
      throw tooMany("at least %,d rows of %,d tags".formatted(demand.rows, tags), demand);
    }
  }

  /**
   * Once all are held, and it is known what the forecaster makes of the tags.
   *
   * @throws TrainingFailedException as {@link #requireRoomFor}
   */
  void requireSignals(int tags, int signals) throws TrainingFailedException {
    Demand demand = new Demand(held, tags, signals);
    if (!holds(demand)) {
      throw tooMany(
          "%,d rows of %,d tags, with %,d states and values to forecast from,"
              .formatted(held, tags, signals),
          demand);
    }
  }

  private TrainingFailedException tooMany(String found, Demand demand) {
    return new TrainingFailedException(
        ("%s take %,d MiB, and a heap of %,d MiB holds %,d rows of so many tags, or so many rows of %,d tags:"
                + " give fewer rows, leave tags out (--exclude), or give more memory (SLUICE_HEAP=%dm)")
            .formatted(
                found,
                size(demand) >> 20,
                bytes >> 20,
                rowsOf(demand),
                tagsOf(demand),
                (long) (size(demand) / SHARE * DOUBT) >> 20));
  }

  /** What is left to say when the heap has run out all the same. */
  TrainingFailedException ranOut(int tags) {
    return new TrainingFailedException(
        "%,d rows of %,d tags and what is learnt from them need more than the heap of %,d MiB: give fewer rows, leave tags out (--exclude), or give more memory (SLUICE_HEAP=%dm)"
            .formatted(held, tags, bytes >> 20, bytes >> 19));
  }
}
