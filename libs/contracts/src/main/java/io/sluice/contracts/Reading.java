package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One stream's tag values at one instant; the message on {@link Topics#SENSOR_READINGS}. {@link
 * ReadingReader} and {@link ReadingWriter} are its JSON.
 *
 * @param asset the plant or device; the record's key
 * @param stream which flow of readings of the asset; the profile's name if the asset has but one
 * @param profile the kind of stream; decides which bundle judges it
 * @param time when the values were taken (event time), not when they arrived
 * @param values numbers by tag, in the tag's unit; null where the source had none
 * @param texts texts by tag, in JSON beside the numbers in {@code values}; null if there are none.
 *     That of a tag that is not categorical is what the source said in place of a number: a missing
 *     value of quality {@link Quality#BAD}
 * @param quality quality by tag; a tag that is not named is {@link Quality#GOOD}
 * @param id what the source calls this record; null if it gave no name
 * @param label ground truth where a data set has it: 1 anomalous, 0 normal, null unknown. It
 *     travels along and is never an input to a detector
 */
public record Reading(
    String asset,
    String stream,
    String profile,
    Instant time,
    Map<String, Double> values,
    @JsonIgnore @Nullable Map<String, String> texts,
    @Nullable Map<String, Quality> quality,
    @Nullable String id,
    @Nullable Integer label) {

  /**
   * @throws IllegalArgumentException naming the field that is missing or out of range
   */
  public Reading {
    Checks.name(asset, "asset");
    Checks.name(profile, "profile");
    stream = stream == null ? profile : Checks.name(stream, "stream");
    Checks.required(time, "time");
    values = Checks.copy(Checks.required(values, "values"));
    values.forEach(
        (tag, value) -> {
          if (value != null) {
            Checks.finite(value, "values." + tag);
          }
        });
    texts = texts == null ? null : Map.copyOf(texts);
    quality = quality == null ? null : Checks.copy(quality);
    if (id != null) {
      Checks.name(id, "id");
    }
    Checks.label(label);
  }

  /** Of the only stream of an asset, with numbers only. */
  public Reading(
      String asset,
      String profile,
      Instant time,
      Map<String, Double> values,
      @Nullable Map<String, Quality> quality,
      @Nullable Integer label) {
    this(asset, profile, profile, time, values, null, quality, null, label);
  }
}
