package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What an incident is about. Others may come: an older reader takes them for {@link #OTHER}. */
public enum Category {
  /** The plant does not behave as in normal operation. */
  PROCESS,
  /** What should be judged does not arrive: tags without values. Says nothing of the plant. */
  DATA,
  /** Tags have moved for good, or move away slowly, from what the rest of the plant says. */
  DRIFT,
  /** What this release does not know. It is read, never written by who raises incidents. */
  OTHER;

  /** Those that incidents are raised of. */
  public static final List<Category> RAISED = List.of(PROCESS, DATA, DRIFT);

  /**
   * @param name as it is in a message or a row
   */
  @JsonCreator
  public static Category of(String name) {
    return switch (name) {
      case "PROCESS" -> PROCESS;
      case "DATA" -> DATA;
      case "DRIFT" -> DRIFT;
      default -> OTHER;
    };
  }
}
