package io.sluice.scoring.intake;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.scoring.bundle.ServedBundle;

/** Lets benchmarks read records as scoring-service does. Not thread-safe. */
public final class RecordDecoding {

  private final ReadingDecoder decoder = new ReadingDecoder();
  private final ServedBundle bundle;
  private double[] values = {};
  private long timeMillis;

  public RecordDecoding(ServedBundle bundle) {
    this.bundle = bundle;
  }

  /** Reads a record; what it says is valid until the next one. */
  public void decode(byte[] json) throws MalformedMessageException {
    DecodedReading reading = decoder.decode(json, profile -> bundle);
    values = reading.values();
    timeMillis = reading.timeMillis();
  }

  /** Values by tag. */
  public double[] values() {
    return values;
  }

  public long timeMillis() {
    return timeMillis;
  }
}
