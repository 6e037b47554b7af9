package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What is wrong with the data of a window, apart from what the plant does: tags without values, for
 * their sensor is dead, their quality BAD or their link lost.
 *
 * @param ratio of the fault: 1 and more, 2 where half of the profile's tags have no values
 * @param severity the class that {@code ratio} falls into
 * @param faults the tags concerned, those without a value for longest first, each with its reason;
 *     at most {@value #MAX_FAULTS} of them. Each has the same share, so that 1 / share is how many
 *     there are in all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataFault(double ratio, Severity severity, List<Contributor> faults) {

  /** More tags than this nobody reads. */
  public static final int MAX_FAULTS = 10;

  /**
   * @throws IllegalArgumentException naming the field that is missing or out of range
   */
  public DataFault {
    Checks.finite(ratio, "data.ratio");
    Checks.required(severity, "data.severity");
    faults = List.copyOf(Checks.required(faults, "data.faults"));
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("'data.faults' is empty");
    }
  }
}
