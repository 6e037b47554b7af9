package io.sluice.cli.bench;

import io.sluice.contracts.IsoTime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Endless NDJSON of many plants. Each connection has assets of its own, whose readings follow one
 * another by a second of event time.
 */
final class LoadBatches {

  private static final int MAX_CONNECTIONS = 16;
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private final String profile;
  private final byte[][] values;
  private final int assetsPerConnection;
  private final long[] sent = new long[MAX_CONNECTIONS];

  /**
   * @param values by tag, as JSON, of the readings of one plant, repeated over and over
   * @param assetsPerConnection plants a connection
   */
  LoadBatches(String profile, List<byte[]> values, int assetsPerConnection) {
    this.profile = profile;
    this.values = values.toArray(byte[][]::new);
    this.assetsPerConnection = assetsPerConnection;
  }

  /** The next readings of a connection; only ever called by that connection's thread. */
  byte[] next(int connection, int readings) {
    var lines = new ByteArrayOutputStream(readings * (values[0].length + 150));
    for (int i = 0; i < readings; i++) {
      long number = sent[connection]++;
      long asset = number % assetsPerConnection;
      long step = number / assetsPerConnection;
      // Concatenated: formatting would cost the machine more than the rest of the generator.
      String head =
          "{\"asset\":\"bench-"
              + connection
              + '-'
              + asset
              + "\",\"profile\":\""
              + profile
              + "\",\"time\":\""
              + IsoTime.of(START.plusSeconds(step))
              + "\",\"values\":";
      lines.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      lines.writeBytes(values[(int) ((step + asset * 7) % values.length)]);
      lines.write('}');
      lines.write('\n');
    }
    return lines.toByteArray();
  }
}
