package io.sluice.scoring.intake;

import io.sluice.scoring.bundle.ServedBundle;
import java.util.Arrays;

/** One reading in its bundle's tag order; filled anew for each record, hence one per thread. */
final class DecodedReading {

  private static final long NO_TIME = Long.MIN_VALUE;

  private String asset;
  private String profile;
  private long timeMillis = NO_TIME;
  private Integer label;
  private ServedBundle bundle;
  private double[] values = {};
  private boolean[] bad = {};
  private boolean hasBad;
  private int unknownTags;

  void clear() {
    asset = null;
    profile = null;
    timeMillis = NO_TIME;
    label = null;
    bundle = null;
    unknownTags = 0;
    hasBad = false;
  }

  void asset(String name) {
    asset = name;
  }

  /**
   * @param served the profile's bundle; null if it has none: values are then not read
   */
  void profile(String name, ServedBundle served) {
    profile = name;
    bundle = served;
    if (served != null && served.layout().size() != values.length) {
      values = new double[served.layout().size()];
      bad = new boolean[served.layout().size()];
    }
  }

  void time(long millis) {
    timeMillis = millis;
  }

  void label(Integer value) {
    label = value;
  }

  void beginValues() {
    Arrays.fill(values, Double.NaN);
    unknownTags = 0;
  }

  void value(int tag, double value) {
    values[tag] = value;
  }

  void unknownTag() {
    unknownTags++;
  }

  void beginQuality() {
    Arrays.fill(bad, false);
    hasBad = false;
  }

  void bad(int tag, boolean isBad) {
    bad[tag] = isBad;
    hasBad |= isBad;
  }

  /** A value of bad quality counts as missing. */
  void maskBad() {
    if (hasBad) {
      for (int i = 0; i < bad.length; i++) {
        if (bad[i]) {
          values[i] = Double.NaN;
        }
      }
    }
  }

  boolean hasTime() {
    return timeMillis != NO_TIME;
  }

  String asset() {
    return asset;
  }

  String profile() {
    return profile;
  }

  /** Event time, milliseconds since the epoch. */
  long timeMillis() {
    return timeMillis;
  }

  /** 1, 0, or null for unknown. */
  Integer label() {
    return label;
  }

  /** The bundle whose tag order {@link #values} has; null if the profile is served by none. */
  ServedBundle bundle() {
    return bundle;
  }

  /** By tag, NaN where missing or bad. Overwritten by the next record. */
  double[] values() {
    return values;
  }

  /** Values that were ignored because the profile has no such tag. */
  int unknownTags() {
    return unknownTags;
  }

  int missingValues() {
    int count = 0;
    for (double value : values) {
      if (Double.isNaN(value)) {
        count++;
      }
    }
    return count;
  }
}
