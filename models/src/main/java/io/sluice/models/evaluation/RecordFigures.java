package io.sluice.models.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of records and not of signals.
 *
 * @param kinds kinds of attacks, the most frequent first; those without a name are one kind
 * @param reliability of a detector that says how likely an attack is; null if there is none
 */
public record RecordFigures(List<Kind> kinds, @Nullable Reliability reliability) {

  private static final int BINS = 10;

  public RecordFigures {
    kinds = List.copyOf(kinds);
  }

  /**
   * Attacks of one kind.
   *
   * @param name null for attacks that the data do not name
   * @param records how many there are
   * @param found those in alarm
   * @param range between which values the recall may truly lie
   */
  public record Kind(@Nullable String name, long records, long found, Interval range) {

    public double recall() {
      return (double) found / records;
    }
  }

  /**
   * Whether what is called likely is as frequent as that.
   *
   * @param brier mean square of probability less truth (Brier, Monthly Weather Review 78, 1950): 0
   *     is perfect, always saying the share of attacks gets share x (1 - share)
   * @param bins tenths of the probability that have records
   */
  public record Reliability(double brier, List<Bin> bins) {

    public Reliability {
      bins = List.copyOf(bins);
    }
  }

  /**
   * Records whose probability is in a tenth.
   *
   * @param said mean probability
   * @param attacks share of attacks
   * @param range between which values that may truly lie
   */
  public record Bin(long records, double said, double attacks, Interval range) {}

  static RecordFigures of(JudgedRows rows) {
    return new RecordFigures(kinds(rows), reliability(rows));
  }

  private static List<Kind> kinds(JudgedRows rows) {
    Map<String, long[]> counts = new TreeMap<>();
    for (int row = 0; row < rows.size(); row++) {
      if (rows.truth(row) == Truth.ANOMALOUS) {
        String event = rows.event(row);
        long[] count = counts.computeIfAbsent(event == null ? "" : event, name -> new long[2]);
        count[0]++;
        count[1] += rows.alarm(row) ? 1 : 0;
      }
    }
    return counts.entrySet().stream()
        .map(
            kind ->
                new Kind(
                    kind.getKey().isEmpty() ? null : kind.getKey(),
                    kind.getValue()[0],
                    kind.getValue()[1],
                    Interval.ofShare(kind.getValue()[1], kind.getValue()[0])))
        .sorted(Comparator.comparingLong((Kind kind) -> -kind.records()))
        .toList();
  }

  private static @Nullable Reliability reliability(JudgedRows rows) {
    long[] records = new long[BINS];
    long[] attacks = new long[BINS];
    double[] said = new double[BINS];
    double squares = 0;
    long all = 0;
    for (int row = 0; row < rows.size(); row++) {
      double probability = rows.probability(row);
      if (rows.truth(row) != Truth.UNKNOWN && !Double.isNaN(probability)) {
        int truth = rows.truth(row) == Truth.ANOMALOUS ? 1 : 0;
        int bin = Math.min(BINS - 1, (int) (probability * BINS));
        records[bin]++;
        attacks[bin] += truth;
        said[bin] += probability;
        squares += (probability - truth) * (probability - truth);
        all++;
      }
    }
    if (all == 0) {
      return null;
    }
    var bins = new ArrayList<Bin>();
    for (int bin = 0; bin < BINS; bin++) {
      if (records[bin] > 0) {
        bins.add(
            new Bin(
                records[bin],
                said[bin] / records[bin],
                (double) attacks[bin] / records[bin],
                Interval.ofShare(attacks[bin], records[bin])));
      }
    }
    return new Reliability(squares / all, bins);
  }
}
