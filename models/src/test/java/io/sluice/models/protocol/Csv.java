package io.sluice.models.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/** A tank that is filled and emptied, in the form of a public data set. */
final class Csv {

  private final String header;
  private final char delimiter;
  private final DateTimeFormatter times;
  private final LocalDateTime start;
  private final int secondsApart;

  /**
   * @param header time, level, flow, label, and nothing or more columns after it, which are 0
   * @param times pattern of the times
   */
  Csv(String header, String times, LocalDateTime start, int secondsApart) {
    this.header = header;
    this.delimiter = header.contains(";") ? ';' : ',';
    this.times = DateTimeFormatter.ofPattern(times, Locale.ROOT);
    this.start = start;
    this.secondsApart = secondsApart;
  }

  /**
   * @param anomalous the rows in which the level is forged, and labelled so
   */
  void write(Path file, int rows, long seed, IntPredicate anomalous) throws IOException {
    var random = new SplittableRandom(seed);
    List<String> lines = new ArrayList<>();
    lines.add(header);
    int further = header.split(String.valueOf(delimiter)).length - 4;
    for (int row = 0; row < rows; row++) {
      int phase = row % 40;
      double level = 500 + 2 * (phase < 20 ? phase : 40 - phase) + random.nextDouble();
      double flow = (phase < 20 ? 2.5 : -2.5) + 0.1 * random.nextDouble();
      boolean forged = anomalous.test(row);
      lines.add(
          String.format(
                  Locale.ROOT,
                  "%s;%.2f;%.3f;%d%s",
                  times.format(start.plusSeconds((long) row * secondsApart)),
                  forged ? 900 : level,
                  flow,
                  forged ? 1 : 0,
                  ";0".repeat(further))
              .replace(';', delimiter));
    }
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }
}
