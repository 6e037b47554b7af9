package io.sluice.benchmarks.plant;

import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.contracts.profile.Profile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Readings of one asset as they lie on the topic, with the digits that a sensor gives. They go
 * round for ever, the time of each a second after the one before: only those digits of a record are
 * written anew.
 */
public final class Records {

  private static final MathContext DIGITS = new MathContext(6);

  private final byte[][] records;
  private final int timeAt;
  private long second = Instant.parse("2015-12-28T10:00:00Z").getEpochSecond();
  private int next;

  public Records(Profile profile, double[][] readings, String asset) {
    records = new byte[readings.length][];
    var time = Instant.ofEpochSecond(second);
    for (int i = 0; i < readings.length; i++) {
      var reading =
          new Reading(asset, profile.name(), time, values(profile, readings[i]), null, null);
      records[i] = Messages.encode(reading);
    }
    timeAt = new String(records[0], StandardCharsets.ISO_8859_1).indexOf(time.toString());
  }

  private static Map<String, Double> values(Profile profile, double[] reading) {
    var values = LinkedHashMap.<String, Double>newLinkedHashMap(reading.length);
    for (int tag = 0; tag < reading.length; tag++) {
      double rounded = new BigDecimal(reading[tag]).round(DIGITS).doubleValue();
      values.put(profile.tags().get(tag).name(), rounded);
    }
    return values;
  }

  /** The record's own array, written to again when it comes round. */
  public byte[] next() {
    byte[] record = records[next];
    next = next + 1 == records.length ? 0 : next + 1;
    byte[] time = Instant.ofEpochSecond(second++).toString().getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(time, 0, record, timeAt, time.length);
    return record;
  }
}
