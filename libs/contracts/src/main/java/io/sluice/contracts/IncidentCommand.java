package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants with an incident; the message on {@link Topics#INCIDENT_COMMANDS}.
 *
 * @param id made by who sent it first; what comes twice under one id is done once
 * @param incident the incident, {@link MessageIds#incident}
 * @param asset whose incident; the record's key
 * @param kind what is to be done
 * @param by who wants it
 * @param at when it was asked for, by the wall clock
 * @param text a comment, or why; null if there is none, which a comment and an end by hand have
 * @param label what the incident turned out to be; null unless that is what the command is about
 * @param to who is to look after it; null unless that is what the command is about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentCommand(
    UUID id,
    UUID incident,
    String asset,
    CommandKind kind,
    String by,
    Instant at,
    @Nullable String text,
    @Nullable IncidentLabel label,
    @Nullable String to) {

  /** Room for what was seen, tried and decided. */
  public static final int MAX_TEXT_LENGTH = 2_000;

  /**
   * @throws IllegalArgumentException naming the field that is missing, out of range or no plain
   *     text
   */
  public IncidentCommand {
    Checks.required(id, "id");
    Checks.required(incident, "incident");
    Checks.plainName(asset, "asset");
    Checks.required(kind, "kind");
    Checks.plainName(by, "by");
    Checks.required(at, "at");
    if (text != null) {
      Checks.text(text, MAX_TEXT_LENGTH, "text");
    }
    if (to != null) {
      Checks.plainName(to, "to");
    }
    switch (kind) {
      case ASSIGN -> Checks.required(to, "to");
      case COMMENT, RESOLVE -> Checks.required(text, "text");
      case LABEL -> Checks.required(label, "label");
      case ACKNOWLEDGE, OTHER -> {}
    }
  }

  /** Whether this is the other one, given again: the same but for when. */
  public boolean repeats(IncidentCommand other) {
    return id.equals(other.id)
        && incident.equals(other.incident)
        && asset.equals(other.asset)
        && kind == other.kind
        && by.equals(other.by)
        && Objects.equals(text, other.text)
        && label == other.label
        && Objects.equals(to, other.to);
  }

  /** How the alert that tells of its effect refers to it. */
  public CommandRef ref() {
    return new CommandRef(id, by, at, text, label, to);
  }
}
