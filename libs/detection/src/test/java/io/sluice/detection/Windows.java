package io.sluice.detection;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.detection.scale.Scaler;
import io.sluice.detection.scale.Standardizer;
import io.sluice.detection.scale.WindowMatrix;
import io.sluice.detection.window.WindowRing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Windows for tests. */
public final class Windows {

  private Windows() {}

  /** Leaves features as they are. */
  public static Standardizer identity(int features) {
    return new Standardizer(
        new Scaler(Collections.nCopies(features, 0.0), Collections.nCopies(features, 1.0), 10));
  }

  /** Readings a second apart with normally distributed values. */
  public static List<double[]> noise(int readings, int tags, long seed) {
    var random = new Random(seed);
    var rows = new ArrayList<double[]>();
    for (int i = 0; i < readings; i++) {
      rows.add(random.doubles(tags, -3, 3).toArray());
    }
    return rows;
  }

  /** A full ring of these readings. */
  public static WindowRing ring(Profile profile, List<double[]> readings) {
    var ring = new WindowRing(profile, 1);
    for (int i = 0; i < readings.size(); i++) {
      ring.offer(1000L * i, readings.get(i), i);
    }
    return ring;
  }

  /** Readings without a tag. */
  public static List<double[]> without(List<double[]> readings, int tag) {
    return with(readings, tag, Double.NaN);
  }

  /** Readings in which a tag always has the same value. */
  public static List<double[]> with(List<double[]> readings, int tag, double value) {
    return readings.stream()
        .map(
            values -> {
              double[] copy = Arrays.copyOf(values, values.length);
              copy[tag] = value;
              return copy;
            })
        .toList();
  }

  /** Lets a judge see and judge windows, features not scaled. */
  public static void judge(Detector.Judge judge, Profile profile, List<List<double[]>> windows) {
    judge(judge, profile, windows, null);
  }

  /** The same where the asset may have a memory. */
  public static void judge(
      Detector.Judge judge, Profile profile, List<List<double[]>> windows, Memory memory) {
    for (int row = 0; row < windows.size(); row++) {
      judge.observe(row, ring(profile, windows.get(row)), memory);
    }
    judge.judge(matrix(profile, windows));
  }

  /** A batch of windows, features not scaled. */
  public static WindowMatrix matrix(Profile profile, List<List<double[]>> windows) {
    WindowStatistics spec = WindowStatistics.of(profile);
    var matrix = new WindowMatrix(spec, identity(spec.size()), Math.max(1, windows.size()));
    windows.forEach(readings -> matrix.add(ring(profile, readings)));
    return matrix;
  }
}
