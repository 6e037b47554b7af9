package io.sluice.testbed.plant;

import static io.sluice.testbed.plant.tag.PlantTag.AIT201;
import static io.sluice.testbed.plant.tag.PlantTag.AIT202;
import static io.sluice.testbed.plant.tag.PlantTag.AIT203;
import static io.sluice.testbed.plant.tag.PlantTag.AIT401;
import static io.sluice.testbed.plant.tag.PlantTag.AIT402;
import static io.sluice.testbed.plant.tag.PlantTag.AIT501;
import static io.sluice.testbed.plant.tag.PlantTag.AIT502;
import static io.sluice.testbed.plant.tag.PlantTag.AIT503;
import static io.sluice.testbed.plant.tag.PlantTag.AIT504;
import static io.sluice.testbed.plant.tag.PlantTag.DPIT301;
import static io.sluice.testbed.plant.tag.PlantTag.FIT101;
import static io.sluice.testbed.plant.tag.PlantTag.FIT201;
import static io.sluice.testbed.plant.tag.PlantTag.FIT301;
import static io.sluice.testbed.plant.tag.PlantTag.FIT401;
import static io.sluice.testbed.plant.tag.PlantTag.FIT501;
import static io.sluice.testbed.plant.tag.PlantTag.FIT502;
import static io.sluice.testbed.plant.tag.PlantTag.FIT503;
import static io.sluice.testbed.plant.tag.PlantTag.FIT504;
import static io.sluice.testbed.plant.tag.PlantTag.LIT101;
import static io.sluice.testbed.plant.tag.PlantTag.LIT301;
import static io.sluice.testbed.plant.tag.PlantTag.LIT401;
import static io.sluice.testbed.plant.tag.PlantTag.P102;
import static io.sluice.testbed.plant.tag.PlantTag.P202;
import static io.sluice.testbed.plant.tag.PlantTag.P204;
import static io.sluice.testbed.plant.tag.PlantTag.P206;
import static io.sluice.testbed.plant.tag.PlantTag.P302;
import static io.sluice.testbed.plant.tag.PlantTag.P401;
import static io.sluice.testbed.plant.tag.PlantTag.P402;
import static io.sluice.testbed.plant.tag.PlantTag.P403;
import static io.sluice.testbed.plant.tag.PlantTag.P404;
import static io.sluice.testbed.plant.tag.PlantTag.P501;
import static io.sluice.testbed.plant.tag.PlantTag.P502;
import static io.sluice.testbed.plant.tag.PlantTag.P601;
import static io.sluice.testbed.plant.tag.PlantTag.P603;
import static io.sluice.testbed.plant.tag.PlantTag.PIT501;
import static io.sluice.testbed.plant.tag.PlantTag.PIT502;
import static io.sluice.testbed.plant.tag.PlantTag.PIT503;
import static io.sluice.testbed.plant.tag.PlantTag.UV401;

import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.scenario.Season;
import io.sluice.testbed.plant.scenario.SensorDrift;
import io.sluice.testbed.plant.tag.PlantTag;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the plant shows in normal operation, over all its states and a margin beyond: levels between
 * their switching points, chemistry within its dosing bands, standby pumps off. Only signals that
 * stay within a band are judged; flows that come and go are not. A sensor that ages may show its
 * band as it was or as the sensor makes it, for what a controller reads stays where it was. Under a
 * season water has no band that holds all year.
 */
final class Envelope {

  private static final Map<PlantTag, Band> NORMAL = new EnumMap<>(PlantTag.class);

  static {
    band(LIT101, 490, 812);
    band(LIT301, 785, 1_012);
    band(LIT401, 735, 1_010);
    band(FIT101, 0, 2.7);
    band(FIT201, 0, 2.55);
    band(FIT301, 0, 2.3);
    band(DPIT301, -1, 26);
    band(AIT201, 248, 262);
    band(AIT202, 6.91, 7.08);
    band(AIT203, 416, 505);
    band(AIT401, 12, 15);
    band(AIT402, 218, 233);
    band(FIT401, 1.62, 1.78);
    band(AIT501, 7.10, 7.20);
    band(AIT502, 201, 214);
    band(AIT503, 250, 258.5);
    band(AIT504, 6, 7.4);
    band(FIT501, 1.65, 1.82);
    band(FIT502, 1.14, 1.36);
    band(FIT503, 0.29, 0.37);
    band(FIT504, 0.12, 0.165);
    band(PIT501, 240, 272);
    band(PIT502, 1.1, 2.3);
    band(PIT503, 178, 204);
    for (PlantTag standby :
        new PlantTag[] {P102, P202, P204, P206, P302, P402, P403, P404, P502, P601, P603}) {
      band(standby, 1, 1);
    }
    for (PlantTag always : new PlantTag[] {P401, UV401, P501}) {
      band(always, 2, 2);
    }
  }

  private static final Set<PlantTag> OF_WATER =
      EnumSet.of(
          AIT201, AIT202, AIT203, AIT401, AIT402, AIT501, AIT502, AIT503, AIT504, DPIT301, FIT502,
          FIT503, FIT504, PIT501, PIT502, PIT503);

  private final Map<PlantTag, Band> bands = new EnumMap<>(NORMAL);
  private final List<SensorDrift> drifts;

  Envelope(Scenario scenario) {
    drifts = scenario.drifts();
    if (!scenario.season().equals(Season.NONE)) {
      bands.keySet().removeAll(OF_WATER);
    }
  }

  private record Band(double low, double high) {

    boolean holds(double value) {
      return value >= low && value <= high;
    }

    Band widened(double factor) {
      return factor > 1 ? new Band(low, high * factor) : new Band(low * factor, high);
    }
  }

  private static void band(PlantTag tag, double low, double high) {
    NORMAL.put(tag, new Band(low, high));
  }

  /**
   * Whether all is within.
   *
   * @param values in plant order
   * @param second since the beginning of the scenario
   */
  boolean holds(double[] values, long second) {
    return bands.entrySet().stream()
        .allMatch(
            entry ->
                aged(entry.getKey(), entry.getValue(), second)
                    .holds(values[entry.getKey().ordinal()]));
  }

  private Band aged(PlantTag tag, Band band, long second) {
    for (SensorDrift drift : drifts) {
      if (drift.target() == tag) {
        return band.widened(drift.factorAt(second));
      }
    }
    return band;
  }
}
