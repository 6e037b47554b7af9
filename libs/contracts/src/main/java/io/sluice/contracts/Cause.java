package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/**
 * What an incident looks like, judged by rules over what is known of it: a hint for who looks at
 * it, no finding. Others may come: an older reader takes them for {@link #UNKNOWN}.
 */
public enum Cause {
  /** A sensor that moves away from what the rest of the plant says. */
  SENSOR_DRIFT,
  /** A sensor that gives no values, or always the same. */
  SENSOR_FAULT,
  /** Something that moves does not arrive. */
  EQUIPMENT_MALFUNCTION,
  /** Actuators are where, or together as, the plant never had them. */
  CYBER_THREAT,
  /** The plant says that it does something else. */
  OPERATING_CHANGE,
  /** Nothing speaks for one of the others. */
  UNKNOWN;

  /**
   * @param name as it is in a message or a row
   */
  @JsonCreator
  public static Cause of(String name) {
    return Arrays.stream(values())
        .filter(cause -> cause.name().equals(name))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
