package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What is found in a window beside what its {@code ratio} and {@code severity} say, and has no part
 * in them: tags without values ({@link Score#data}), or tags that have moved for good ({@link
 * Score#drift}). Each becomes an incident of a {@link Category} of its own.
 *
 * @param ratio 1 and more; of data it is 2 where half of the profile's tags have no values, of
 *     drift where the rest is judged without half of them
 * @param severity the class that {@code ratio} falls into
 * @param tags the tags concerned, what is so for longest first, each with its reason; at most
 *     {@value #MAX_TAGS} of them. Each has the same share, so that 1 / share is how many there are
 *     in all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SideFinding(double ratio, Severity severity, List<Contributor> tags) {

  /** More tags than this nobody reads. */
  public static final int MAX_TAGS = 10;

  /**
   * @throws IllegalArgumentException naming the field that is missing or out of range
   */
  public SideFinding {
    Checks.finite(ratio, "ratio");
    Checks.required(severity, "severity");
    tags = List.copyOf(Checks.required(tags, "tags"));
    if (tags.isEmpty()) {
      throw new IllegalArgumentException("'tags' is empty");
    }
  }
}
