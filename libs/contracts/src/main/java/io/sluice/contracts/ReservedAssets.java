package io.sluice.contracts;

/** Names of assets that are no plant's. */
public final class ReservedAssets {

  /**
   * Of which Sluice invents an anomaly every now and then, to see that word of it comes through.
   */
  public static final String CANARY = "sluice-canary";

  private ReservedAssets() {}

  public static boolean isReserved(String asset) {
    return asset.equals(CANARY);
  }
}
