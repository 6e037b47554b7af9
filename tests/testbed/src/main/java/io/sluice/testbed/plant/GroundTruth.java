package io.sluice.testbed.plant;

import io.sluice.testbed.plant.scenario.Attack;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says of each second whether an attack is under way, the plant recovers from one, or all is
 * normal. After an attack the plant recovers until it has been within its normal envelope for a
 * while. Values that are lost on their way are no attack on the plant: it is normal meanwhile.
 */
final class GroundTruth {

  /**
   * Seconds within the envelope; as long as a window, so that no normal one holds attacked rows.
   */
  private static final int CALM = 60;

  private final Envelope envelope;
  private boolean recovery;
  private int calm;

  GroundTruth(Envelope envelope) {
    this.envelope = envelope;
  }

  /**
   * @param second since the beginning of the scenario
   */
  PlantReading judge(Instant time, long second, double[] values, @Nullable Attack attack) {
    if (attack != null && !attack.isOfDataAlone()) {
      recovery = true;
      calm = 0;
      return new PlantReading(time, values, 1, attack.id(), attack.description(), false);
    }
    if (recovery) {
      calm = envelope.holds(values, second) ? calm + 1 : 0;
      recovery = calm <= CALM;
    }
    return new PlantReading(time, values, recovery ? null : 0, 0, "", recovery);
  }
}
