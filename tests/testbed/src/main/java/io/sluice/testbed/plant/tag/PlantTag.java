package io.sluice.testbed.plant.tag;

import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signals of the six-stage water treatment plant, in plant order, named and measured as in the
 * SWaT testbed of iTrust (Singapore): raw water, pre-treatment, ultra-filtration, dechlorination,
 * reverse osmosis, permeate transfer. Valves show 0 moving, 1 closed, 2 open; pumps 1 off, 2 on.
 */
public enum PlantTag {
  FIT101("P1", "m³/h", 0.0005, 0, 3, 0.012),
  LIT101("P1", "mm", 0.05, 0, 1250, 0.35),
  MV101("P1", Sort.VALVE),
  P101("P1", Sort.PUMP),
  P102("P1", Sort.PUMP),
  AIT201("P2", "µS/cm", 0.032, 0, 1000, 0.058),
  AIT202("P2", "pH", 0.0064, 0, 14, 0.004),
  AIT203("P2", "mV", 0.032, -1000, 1000, 0.35),
  FIT201("P2", "m³/h", 0.0005, 0, 3, 0.010),
  MV201("P2", Sort.VALVE),
  P201("P2", Sort.PUMP),
  P202("P2", Sort.PUMP),
  P203("P2", Sort.PUMP),
  P204("P2", Sort.PUMP),
  P205("P2", Sort.PUMP),
  P206("P2", Sort.PUMP),
  DPIT301("P3", "kPa", 0.016, -1, 100, 0.06),
  FIT301("P3", "m³/h", 0.0005, 0, 3, 0.010),
  LIT301("P3", "mm", 0.05, 0, 1250, 0.35),
  MV301("P3", Sort.VALVE),
  MV302("P3", Sort.VALVE),
  MV303("P3", Sort.VALVE),
  MV304("P3", Sort.VALVE),
  P301("P3", Sort.PUMP),
  P302("P3", Sort.PUMP),
  AIT401("P4", "ppm", 0.032, 0, 500, 0.077),
  AIT402("P4", "mV", 0.032, -1000, 1000, 0.116),
  FIT401("P4", "m³/h", 0.0005, 0, 3, 0.004),
  LIT401("P4", "mm", 0.05, 0, 1250, 0.35),
  P401("P4", Sort.PUMP),
  P402("P4", Sort.PUMP),
  P403("P4", Sort.PUMP),
  P404("P4", Sort.PUMP),
  UV401("P4", Sort.PUMP),
  AIT501("P5", "pH", 0.0064, 0, 14, 0.004),
  AIT502("P5", "mV", 0.032, -1000, 1000, 0.116),
  AIT503("P5", "µS/cm", 0.032, 0, 1000, 0.058),
  AIT504("P5", "µS/cm", 0.032, 0, 1000, 0.020),
  FIT501("P5", "m³/h", 0.0005, 0, 3, 0.004),
  FIT502("P5", "m³/h", 0.0005, 0, 3, 0.006),
  FIT503("P5", "m³/h", 0.0005, 0, 3, 0.003),
  FIT504("P5", "m³/h", 0.0005, 0, 3, 0.003),
  P501("P5", Sort.PUMP),
  P502("P5", Sort.PUMP),
  PIT501("P5", "kPa", 0.016, -1, 500, 0.45),
  PIT502("P5", "kPa", 0.016, -1, 50, 0.08),
  PIT503("P5", "kPa", 0.016, -1, 500, 0.45),
  FIT601("P6", "m³/h", 0.0005, 0, 3, 0.011),
  P601("P6", Sort.PUMP),
  P602("P6", Sort.PUMP),
  P603("P6", Sort.PUMP);

  /** In plant order; not to be changed. */
  public static final List<PlantTag> ALL = List.of(values());

  /** What stands behind the signal. */
  public enum Sort {
    /** Something is measured. */
    SENSOR,
    /** A motorised valve tells where it is. */
    VALVE,
    /** A pump, a dosing pump or a lamp tells whether it runs. */
    PUMP
  }

  private final String stage;
  private final Sort sort;
  private final @Nullable String unit;
  private final double resolution;
  private final double low;
  private final double high;
  private final double noise;

  PlantTag(String stage, String unit, double resolution, double low, double high, double noise) {
    this.stage = stage;
    this.sort = Sort.SENSOR;
    this.unit = unit;
    this.resolution = resolution;
    this.low = low;
    this.high = high;
    this.noise = noise;
  }

  PlantTag(String stage, Sort sort) {
    this.stage = stage;
    this.sort = sort;
    this.unit = null;
    this.resolution = 1;
    this.low = sort == Sort.VALVE ? 0 : 1;
    this.high = 2;
    this.noise = 0;
  }

  public Sort sort() {
    return sort;
  }

  /** Unit of its values; null of what is switched. */
  public @Nullable String unit() {
    return unit;
  }

  /** The smallest step that it shows. */
  public double resolution() {
    return resolution;
  }

  /** Lowest value that it can show. */
  public double low() {
    return low;
  }

  /** Highest value that it can show. */
  public double high() {
    return high;
  }

  /** Standard deviation of its noise, in its unit. */
  public double noise() {
    return noise;
  }

  public boolean isFlow() {
    return name().startsWith("FIT");
  }

  Tag toTag() {
    TagKind kind = sort == Sort.SENSOR ? TagKind.CONTINUOUS : TagKind.DISCRETE;
    return new Tag(name(), unit, kind, resolution, low, high, stage);
  }
}
