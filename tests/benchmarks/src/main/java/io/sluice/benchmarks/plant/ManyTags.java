package io.sluice.benchmarks.plant;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Writes the readings of a plant of many tags as CSV, a reading a second: units of ten tags, a
 * valve and a pump that are switched by a tank's level, flows and a pressure that follow them,
 * analysers that follow the tank of the unit before, and tags of noise. What training costs is
 * measured on it.
 */
public final class ManyTags {

  private static final Instant START = Instant.parse("2026-03-16T00:00:00Z");
  private static final int TAGS_A_UNIT = 10;

  /** Seconds until nothing tells any more how it was begun. */
  private static final int WARM_UP = 20_000;

  private ManyTags() {}

  /** One part of the plant, and what it is at. */
  private static final class Unit {

    private final double flow;
    private double level;
    private double temperature = 40;
    private boolean filling = true;
    private boolean pumping;

    Unit(int index, SplittableRandom random) {
      flow = 1 + 0.07 * (index % 13);
      level = random.nextDouble(300, 700);
    }

    void step(Unit before, SplittableRandom random) {
      filling = level > 700 ? false : level < 300 || filling;
      pumping = level > 650 || level > 350 && pumping;
      level += (filling ? 1.4 * flow : 0) - (pumping ? flow : 0.3 * flow);
      temperature += 0.01 * (before.level / 20 - temperature) + 0.01 * random.nextGaussian();
    }

    double value(int tag, Unit before, SplittableRandom random) {
      double noise = random.nextGaussian();
      return switch (tag) {
        case 0 -> filling ? 1 : 0;
        case 1 -> pumping ? 1 : 0;
        case 2 -> level + 0.3 * noise;
        case 3 -> (filling ? 1.4 * flow : 0) + 0.02 * noise;
        case 4 -> (pumping ? flow : 0.3 * flow) + 0.02 * noise;
        case 5 -> 2 + level / 400 + (pumping ? 0.8 : 0) + 0.01 * noise;
        case 6 -> temperature + 0.05 * noise;
        case 7 -> 7 + before.level / 2000 + 0.01 * noise;
        case 8 -> 100 * flow + (filling ? 12 : 0) + (pumping ? 9 : 0) + 0.5 * noise;
        default -> 50 + noise;
      };
    }
  }

  /**
   * @param args tags, rows, file
   */
  public static void main(String[] args) throws IOException {
    write(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Path.of(args[2]));
  }

  static void write(int tags, int rows, Path file) throws IOException {
    var random = new SplittableRandom(5);
    var units = new Unit[(tags + TAGS_A_UNIT - 1) / TAGS_A_UNIT];
    for (int unit = 0; unit < units.length; unit++) {
      units[unit] = new Unit(unit, random);
    }
    for (int second = 0; second < WARM_UP; second++) {
      step(units, random);
    }
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.append("Timestamp");
      for (int tag = 0; tag < tags; tag++) {
        out.append(",U%03d_%d".formatted(tag / TAGS_A_UNIT, tag % TAGS_A_UNIT));
      }
      out.append('\n');
      var line = new StringBuilder();
      for (int row = 0; row < rows; row++) {
        line.setLength(0);
        line.append(START.plusSeconds(row));
        for (int tag = 0; tag < tags; tag++) {
          int unit = tag / TAGS_A_UNIT;
          Unit before = units[Math.floorMod(unit - 1, units.length)];
          hundredths(line, units[unit].value(tag % TAGS_A_UNIT, before, random));
        }
        out.append(line).append('\n');
        step(units, random);
      }
    }
  }

  private static void step(Unit[] units, SplittableRandom random) {
    for (int unit = 0; unit < units.length; unit++) {
      units[unit].step(units[Math.floorMod(unit - 1, units.length)], random);
    }
  }

  private static void hundredths(StringBuilder line, double value) {
    long hundredths = Math.round(value * 100);
    line.append(',').append(hundredths / 100.0);
  }
}
