package io.sluice.models.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A tank that is filled and emptied by a pump; the pump's state, the flow and the level as CSV. */
final class SmallPlant {

  static final String HEADER = "time,level,flow,pump,standby,unused";

  private SmallPlant() {}

  /** One reading a second. */
  static List<String> rows(int count, long seed) {
    return rows(count, seed, 1);
  }

  static List<String> rows(int count, long seed, long intervalSeconds) {
    var random = new SplittableRandom(seed);
    var rows = new ArrayList<String>();
    double level = 500;
    int pump = 2;
    for (int i = 0; i < count; i++) {
      pump = level > 520 ? 1 : level < 480 ? 2 : pump;
      level += pump == 2 ? 0.5 : -0.4;
      double flow = (pump == 2 ? 2.5 : 0) + 0.02 * random.nextInt(-2, 3);
      rows.add(
          String.format(
              Locale.ROOT,
              "%s,%.2f,%.2f,%d,1,",
              Instant.ofEpochSecond(1_767_225_600L + i * intervalSeconds),
              level + 0.05 * random.nextInt(-2, 3),
              flow,
              pump));
    }
    return rows;
  }

  static Path write(Path file, String header, List<String> rows) throws IOException {
    var lines = new ArrayList<String>();
    lines.add(header);
    lines.addAll(rows);
    return Files.write(file, lines);
  }
}
