package io.sluice.testbed.plant;

import io.sluice.contracts.Reading;
import io.sluice.testbed.plant.tag.PlantTag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the plant shows at one second, and what is true of it.
 *
 * @param time the plant's time
 * @param values in plant order, NaN where none arrived; not to be changed
 * @param label 1 while an attack is under way, null (unknown) while the plant recovers, else 0
 * @param attackId the attack under way, 0 for none
 * @param attack its description, empty for none
 * @param recovery whether an attack is over but the plant not yet back to normal
 */
public record PlantReading(
    Instant time,
    double[] values,
    @Nullable Integer label,
    int attackId,
    String attack,
    boolean recovery) {

  public double value(PlantTag tag) {
    return values[tag.ordinal()];
  }

  public Reading toReading(String asset, String profile) {
    Map<String, Double> byTag = LinkedHashMap.newLinkedHashMap(values.length);
    for (PlantTag tag : PlantTag.ALL) {
      double value = value(tag);
      byTag.put(tag.name(), Double.isNaN(value) ? null : value);
    }
    return new Reading(asset, profile, time, byTag, null, label);
  }
}
