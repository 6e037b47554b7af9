package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One tag's part in a score.
 *
 * @param tag name of the tag
 * @param share its part of the whole deviation, 0 to 1
 * @param observed what was read, in {@code unit}; null if the tag had no value
 * @param expected what the detector would have called normal, in {@code unit}; null if unknown
 * @param unit the tag's unit; null where the profile names none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Contributor(String tag, double share, Double observed, Double expected, String unit) {

  public Contributor {
    Checks.name(tag, "tag");
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("'share' of " + tag + " is " + share + ", not in 0 to 1");
    }
  }
}
