package io.sluice.counts;

import io.sluice.counts.CountedTag.Quantity;

/** What one tag has come to within one interval, or within one interval for one key. */
sealed interface Tally {

  /** Of an object that holds a number. */
  long BYTES = 24;

  /**
   * @param number of the field, NaN if there is none
   * @param hash of the field's text
   */
  void add(double number, long hash);

  double value();

  /** Memory that it takes, about. */
  default long bytes() {
    return BYTES;
  }

  /** By how many bytes more, at most, once it takes in something further. */
  default long growth() {
    return 0;
  }

  static Tally of(Quantity measure) {
    return switch (measure) {
      case COUNT -> new Records();
      case SUM -> new Sum();
      case DISTINCT -> new Distinct();
    };
  }

  /** Of records. */
  final class Records implements Tally {

    private long records;

    @Override
    public void add(double number, long hash) {
      records++;
    }

    @Override
    public double value() {
      return records;
    }
  }

  /** Of a number; what is missing adds nothing. */
  final class Sum implements Tally {

    private double sum;

    @Override
    public void add(double number, long hash) {
      if (!Double.isNaN(number)) {
        sum += number;
      }
    }

    @Override
    public double value() {
      return Double.isFinite(sum) ? sum : Math.copySign(Double.MAX_VALUE, sum);
    }
  }

  /** Of different values. */
  final class Distinct implements Tally {

    private final DistinctValues values = new DistinctValues();

    @Override
    public void add(double number, long hash) {
      values.add(hash);
    }

    @Override
    public double value() {
      return values.count();
    }

    @Override
    public long bytes() {
      return BYTES + values.bytes();
    }

    @Override
    public long growth() {
      return values.growth();
    }
  }
}
