package io.sluice.contracts;

/**
 * Why an alert was not delivered when it was made.
 *
 * @param kind what kept it quiet
 * @param id which one: the id of a silence, window, shelving or mode, or the name of a schedule
 * @param reason what was said of it
 */
public record QuietRef(QuietKind kind, String id, String reason) {

  /**
   * @throws IllegalArgumentException naming the field that is missing
   */
  public QuietRef {
    Checks.required(kind, "quiet.kind");
    Checks.name(id, "quiet.id");
    Checks.required(reason, "quiet.reason");
  }
}
