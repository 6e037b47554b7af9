package io.sluice.incidents;

/**
 * Where a share may truly lie, given what was counted: in 95 of 100 such cases the true value is
 * within (Wilson, Journal of the American Statistical Association 22, 1927). Sensible for few, for
 * none and for all, too.
 *
 * @param low the lowest value, 0 to 1
 * @param high the highest value, 0 to 1
 */
public record ShareInterval(double low, double high) {

  /** 97.5 % quantile of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * @param count of which something is true
   * @param total above 0
   */
  public static ShareInterval of(long count, long total) {
    if (count < 0 || total < 1 || count > total) {
      throw new IllegalArgumentException(count + " of " + total + " is no share");
    }
    double share = (double) count / total;
    double z2 = Z * Z / total;
    double middle = (share + z2 / 2) / (1 + z2);
    double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / total + z2 / total / 4);
    return new ShareInterval(
        count == 0 ? 0 : middle - half, count == total ? 1 : Math.min(1, middle + half));
  }
}
