package io.sluice.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cli.history.JudgedIncident.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a record or a window, and what counts.
 *
 * @param from event time; of a record its own
 * @param to exclusive; of a record the same
 * @param record what tells a record from others of its instant; null of a window, and of a record
 *     that is in no history
 * @param values of a record, by tag; empty of a window
 */
public record GivenFeedback(
    String asset,
    String stream,
    Instant from,
    Instant to,
    boolean isWindow,
    @Nullable String record,
    JsonNode values,
    Verdict verdict) {

  /** As {@code /api/v1/feedback} tells it. */
  static GivenFeedback of(JsonNode said) {
    return new GivenFeedback(
        said.path("asset").asText(),
        said.path("stream").asText(),
        Instant.parse(said.path("from").asText()),
        Instant.parse(said.path("to").asText()),
        said.path("kind").asText().equals("WINDOW"),
        said.path("record").asText(null),
        said.path("values"),
        switch (said.path("label").asText()) {
          case "TRUE_POSITIVE" -> Verdict.TRUE_ALARM;
          case "FALSE_POSITIVE" -> Verdict.FALSE_ALARM;
          default -> Verdict.UNDECIDED;
        });
  }
}
