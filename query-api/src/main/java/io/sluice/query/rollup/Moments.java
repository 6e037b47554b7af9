package io.sluice.query.rollup;

/**
 * What is known of some values without keeping them. Means and squares are kept as Welford (1962)
 * does, and put together as Chan, Golub and LeVeque (1979) do: no digits are lost of values that
 * are large beside their spread.
 */
public final class Moments {

  private long count;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private double mean;
  private double squares;
  private double last;

  /** Of nothing. */
  public Moments() {}

  /**
   * @param squares sum of the squares of what values are off the mean
   */
  public Moments(long count, double low, double high, double mean, double squares, double last) {
    this.count = count;
    this.low = low;
    this.high = high;
    this.mean = mean;
    this.squares = squares;
    this.last = last;
  }

  /** One more value, later than the others. */
  public void add(double value) {
    count++;
    low = Math.min(low, value);
    high = Math.max(high, value);
    double off = value - mean;
    mean += off / count;
    squares += off * (value - mean);
    last = value;
  }

  /** Other values, later than these. */
  public void add(Moments later) {
    if (later.count == 0) {
      return;
    }
    long both = count + later.count;
    double off = later.mean - mean;
    mean += off * later.count / both;
    squares += later.squares + off * off * count / both * later.count;
    count = both;
    low = Math.min(low, later.low);
    high = Math.max(high, later.high);
    last = later.last;
  }

  public long count() {
    return count;
  }

  /** The least; of no values infinite. */
  public double low() {
    return low;
  }

  /** The greatest; of no values infinite. */
  public double high() {
    return high;
  }

  public double mean() {
    return mean;
  }

  /** Sum of the squares of what values are off the mean. */
  public double squares() {
    return squares;
  }

  /** Standard deviation of the population. */
  public double deviation() {
    return count == 0 ? 0 : Math.sqrt(squares / count);
  }

  public double last() {
    return last;
  }
}
