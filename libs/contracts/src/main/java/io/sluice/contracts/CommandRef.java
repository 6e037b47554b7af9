package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The command that an alert tells the effect of.
 *
 * @param id {@link IncidentCommand#id}
 * @param by who gave it
 * @param at when, by the wall clock
 * @param text what that person wrote; null if nothing
 * @param label what the incident turned out to be; null if nothing was said of that
 * @param to who is to look after it; null if nobody was named
 * @param tags that it is about; null unless some were named
 * @param knownUntil until when, by the wall clock, what is like this false alarm is told as INFO at
 *     most; null if it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommandRef(
    UUID id,
    String by,
    Instant at,
    @Nullable String text,
    @Nullable IncidentLabel label,
    @Nullable String to,
    @Nullable List<String> tags,
    @Nullable Instant knownUntil) {

  /** That is about no tags and makes nothing known. */
  public CommandRef(
      UUID id,
      String by,
      Instant at,
      @Nullable String text,
      @Nullable IncidentLabel label,
      @Nullable String to) {
    this(id, by, at, text, label, to, null, null);
  }

  /**
   * @throws IllegalArgumentException naming the field that is missing
   */
  public CommandRef {
    Checks.required(id, "command.id");
    Checks.required(by, "command.by");
    Checks.required(at, "command.at");
    tags = tags == null ? null : List.copyOf(tags);
  }
}
