package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a single record or of a stretch of time; the message on {@link
 * Topics#FEEDBACK}. What is said of the same subject later counts instead.
 *
 * @param id of this message; one that comes twice has the same
 * @param subject what is judged: the same for all that is said of one record or window
 * @param asset whose; the record's key
 * @param stream which flow of readings of the asset
 * @param profile of the stream
 * @param kind RECORD or WINDOW; others may come
 * @param from event time; of a record its own
 * @param to exclusive; of a record the same
 * @param record what tells a record from others of its instant, as query-api tells it; null of a
 *     window, and of a record that is in no history
 * @param values of a record by tag, an object; null of a window
 * @param label what it turned out to be
 * @param comment why; null if nobody said
 * @param by who said it
 * @param at when, by the wall clock
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Feedback(
    UUID id,
    UUID subject,
    String asset,
    String stream,
    String profile,
    String kind,
    Instant from,
    Instant to,
    @Nullable String record,
    @Nullable JsonNode values,
    IncidentLabel label,
    @Nullable String comment,
    String by,
    Instant at) {

  /**
   * @throws IllegalArgumentException naming the field that is missing, out of range or no plain
   *     text
   */
  public Feedback {
    Checks.required(id, "id");
    Checks.required(subject, "subject");
    Checks.plainName(asset, "asset");
    Checks.plainName(stream, "stream");
    Checks.plainName(profile, "profile");
    Checks.required(kind, "kind");
    Checks.required(from, "from");
    Checks.required(to, "to");
    Checks.ordered(from, to, "from", "to");
    Checks.required(label, "label");
    if (comment != null) {
      Checks.text(comment, IncidentCommand.MAX_TEXT_LENGTH, "comment");
    }
    Checks.plainName(by, "by");
    Checks.required(at, "at");
  }
}
