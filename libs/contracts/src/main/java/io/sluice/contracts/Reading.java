package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;

/**
 * One asset's tag values at one instant; the message on {@link Topics#SENSOR_READINGS}.
 *
 * @param asset the plant or device; the record's key
 * @param profile the kind of asset; decides which bundle judges it
 * @param time when the values were taken (event time), not when they arrived
 * @param values value by tag, in the tag's unit; null where the source had none
 * @param quality quality by tag; a tag that is not named is {@link Quality#GOOD}
 * @param label ground truth where a data set has it: 1 anomalous, 0 normal, null unknown. It
 *     travels along and is never an input to a detector
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reading(
    String asset,
    String profile,
    Instant time,
    @JsonInclude(content = JsonInclude.Include.ALWAYS) Map<String, Double> values,
    Map<String, Quality> quality,
    Integer label) {

  /**
   * @throws IllegalArgumentException naming the field that is missing or out of range
   */
  public Reading {
    Checks.name(asset, "asset");
    Checks.name(profile, "profile");
    Checks.required(time, "time");
    values = Checks.copy(Checks.required(values, "values"));
    values.forEach(
        (tag, value) -> {
          if (value != null) {
            Checks.finite(value, "values." + tag);
          }
        });
    quality = quality == null ? null : Checks.copy(quality);
    Checks.label(label);
  }
}
