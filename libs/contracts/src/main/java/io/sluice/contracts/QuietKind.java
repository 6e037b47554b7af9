package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Why people are not told. Others may come: an older reader takes them for {@link #OTHER}. */
public enum QuietKind {
  /** Somebody asked for silence for a while. */
  SILENCE,
  /** It happened while people worked on the plant. */
  MAINTENANCE,
  /** Somebody put this alarm aside for a while. */
  SHELVED,
  /** The plant does something else than usual: it is cleaned, or starts up. */
  MODE,
  /** It is a time of the week at which nobody wants to know. */
  SCHEDULE,
  /** What this release does not know. It is read, never written. */
  OTHER;

  /** Those that there are. */
  public static final List<QuietKind> KNOWN =
      List.of(SILENCE, MAINTENANCE, SHELVED, MODE, SCHEDULE);

  /**
   * @param name as it is in a message or a row
   */
  @JsonCreator
  public static QuietKind of(String name) {
    return switch (name) {
      case "SILENCE" -> SILENCE;
      case "MAINTENANCE" -> MAINTENANCE;
      case "SHELVED" -> SHELVED;
      case "MODE" -> MODE;
      case "SCHEDULE" -> SCHEDULE;
      default -> OTHER;
    };
  }
}
