package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
 * @param tags those that are learnt, or were put right; null unless that is what the command is
 *     about
 * @param knownUntil until when, by the wall clock, what is like this false alarm is told as INFO at
 *     most; null unless it is labelled FALSE_POSITIVE and is to be known
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
    @Nullable String to,
    @Nullable List<String> tags,
    @Nullable Instant knownUntil) {

  /** More than an incident shows. */
  public static final int MAX_TAGS = 100;

  /** Room for what was seen, tried and decided. */
  public static final int MAX_TEXT_LENGTH = 2_000;

  /** What is a false alarm for longer belongs into a training. */
  public static final Duration LONGEST_KNOWN = Duration.ofDays(90);

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
    if (tags != null) {
      tags = List.copyOf(tags);
      if (tags.isEmpty() || tags.size() > MAX_TAGS) {
        throw new IllegalArgumentException(
            "'tags' names %d, expected 1 to %d".formatted(tags.size(), MAX_TAGS));
      }
      tags.forEach(tag -> Checks.plainName(tag, "tags"));
    }
    if (knownUntil != null) {
      known(label, at, knownUntil);
    }
    switch (kind) {
      case ASSIGN -> Checks.required(to, "to");
      case COMMENT, RESOLVE -> Checks.required(text, "text");
      case LABEL -> Checks.required(label, "label");
      case LEARN, REPAIRED -> Checks.required(tags, "tags");
      case ACKNOWLEDGE, OTHER -> {}
    }
  }

  /** That is about no tags and makes nothing known. */
  public IncidentCommand(
      UUID id,
      UUID incident,
      String asset,
      CommandKind kind,
      String by,
      Instant at,
      @Nullable String text,
      @Nullable IncidentLabel label,
      @Nullable String to) {
    this(id, incident, asset, kind, by, at, text, label, to, null, null);
  }

  private static void known(@Nullable IncidentLabel label, Instant at, Instant until) {
    if (label != IncidentLabel.FALSE_POSITIVE) {
      throw new IllegalArgumentException(
          "'knownUntil' goes with the label FALSE_POSITIVE alone: what was none stays an alarm");
    }
    if (!until.isAfter(at) || until.isAfter(at.plus(LONGEST_KNOWN))) {
      throw new IllegalArgumentException(
          "'knownUntil' is %s, expected a time after %s, by %d days at most"
              .formatted(until, at, LONGEST_KNOWN.toDays()));
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
        && Objects.equals(to, other.to)
        && Objects.equals(tags, other.tags)
        && Objects.equals(knownUntil, other.knownUntil);
  }

  /** The same about these tags. */
  public IncidentCommand about(@Nullable List<String> others) {
    return new IncidentCommand(
        id, incident, asset, kind, by, at, text, label, to, others, knownUntil);
  }

  /** How the alert that tells of its effect refers to it. */
  public CommandRef ref() {
    return new CommandRef(id, by, at, text, label, to, tags, knownUntil);
  }
}
