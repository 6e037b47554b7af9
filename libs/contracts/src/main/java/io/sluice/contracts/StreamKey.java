package io.sluice.contracts;

import java.util.Comparator;

/**
 * Which flow of readings: what has windows, memories and a clock of its own.
 *
 * @param asset whose it is
 * @param stream its name among those of the asset
 */
public record StreamKey(String asset, String stream) implements Comparable<StreamKey> {

  private static final Comparator<StreamKey> ORDER =
      Comparator.comparing(StreamKey::asset).thenComparing(StreamKey::stream);

  @Override
  public int compareTo(StreamKey other) {
    return ORDER.compare(this, other);
  }

  /** For people. */
  @Override
  public String toString() {
    return "stream " + stream + " of asset " + asset;
  }
}
