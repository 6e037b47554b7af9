package io.sluice.scoring.intake;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.ReadingReader;
import io.sluice.scoring.bundle.BundleFinder;

/**
 * Reads a {@link io.sluice.contracts.Reading} from its bytes straight into a {@code double[]} in
 * the order of the bundle's tags: no map and no object a value. Not thread-safe.
 */
public final class ReadingDecoder {

  private final ReadingReader reader = new ReadingReader();
  private final DecodedReading reading = new DecodedReading();

  /**
   * @return the reading; valid until the next call. Its values are read only if it has a bundle
   * @throws MalformedMessageException saying what is wrong, and where
   */
  public DecodedReading decode(byte[] bytes, BundleFinder bundles)
      throws MalformedMessageException {
    reading.begin(bundles);
    reading.end(reader.read(bytes, reading));
    return reading;
  }
}
