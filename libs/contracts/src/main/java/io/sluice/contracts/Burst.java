package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * Many at once: more incidents, or anomalous records, within a time than somebody said are one
 * thing.
 *
 * @param hitsInWindow how many; at least the threshold
 * @param windowMin minutes within which they came, above 0
 * @param topContext what most of them have in common: the most frequent value by name, most
 *     frequent first; values are plain text
 * @param threshold from how many on it is a burst, at least 2
 */
@JsonPropertyOrder({"type", "hits_in_window", "window_min", "top_context", "threshold"})
public record Burst(
    @JsonProperty("hits_in_window") int hitsInWindow,
    @JsonProperty("window_min") int windowMin,
    @JsonProperty("top_context") Map<String, String> topContext,
    @JsonProperty("threshold") int threshold) {

  /** What the field {@code type} always says. */
  public static final String TYPE = "burst";

  /**
   * @throws IllegalArgumentException naming the field that is missing or out of range
   */
  public Burst {
    if (threshold < 2) {
      throw new IllegalArgumentException(
          "'burst.threshold' is " + threshold + ", expected 2 or more");
    }
    if (hitsInWindow < threshold) {
      throw new IllegalArgumentException(
          "'burst.hits_in_window' is %d, below 'burst.threshold' %d"
              .formatted(hitsInWindow, threshold));
    }
    if (windowMin < 1) {
      throw new IllegalArgumentException(
          "'burst.window_min' is " + windowMin + ", expected 1 or more");
    }
    topContext = Checks.copy(Checks.required(topContext, "burst.top_context"));
  }

  @JsonProperty("type")
  public String type() {
    return TYPE;
  }
}
