package io.sluice.cli.bench;

import java.util.List;

/**
 * What waiting for scores was like with a bundle in the shadow and without one, in rounds that took
 * turns.
 *
 * @param readingsPerSecond rate of the load
 * @param seconds of a round
 * @param pairs each is a round with and one without, now the one first, now the other
 * @param without of all rounds without a shadow
 * @param with of all rounds with one
 */
record BesideShadow(
    int readingsPerSecond,
    int seconds,
    List<Pair> pairs,
    BenchReport.LatencyMs without,
    BenchReport.LatencyMs with) {

  /**
   * 99th percentiles of two rounds that follow each other, ms.
   *
   * @param judged scores of the shadow in the round that had one
   */
  record Pair(double without, double with, long judged) {

    double ratio() {
      return with / without;
    }
  }

  /** Of the pairs' 99th percentiles, with a shadow to without one. */
  double medianRatio() {
    double[] ratios = sortedRatios();
    int half = ratios.length / 2;
    return ratios.length % 2 == 1 ? ratios[half] : (ratios[half - 1] + ratios[half]) / 2;
  }

  private double[] sortedRatios() {
    return pairs.stream().mapToDouble(Pair::ratio).sorted().toArray();
  }

  String markdown() {
    double[] ratios = sortedRatios();
    var text = new StringBuilder();
    text.append(
        "| beside a shadow, %d pairs of %d s at %,d readings/s | value |\n| --- | --- |\n"
            .formatted(pairs.size(), seconds, readingsPerSecond));
    text.append("| without it, p50 / p95 / p99 | %s |\n".formatted(without.markdown()));
    text.append("| with it | %s |\n".formatted(with.markdown()));
    text.append(
        "| p99 with it to without it, median of the pairs (least to most) | %.2f (%.2f to %.2f) |\n"
            .formatted(medianRatio(), ratios[0], ratios[ratios.length - 1]));
    text.append(
        "| scores of the shadow | %,d |\n".formatted(pairs.stream().mapToLong(Pair::judged).sum()));
    return text.toString();
  }
}
