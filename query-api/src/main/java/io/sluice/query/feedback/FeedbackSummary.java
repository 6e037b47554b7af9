package io.sluice.query.feedback;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of feedback. */
@Schema(name = "FeedbackSummary")
public record FeedbackSummary(
    @Schema(description = "records and windows that are judged anew, or otherwise than before")
        int stored,
    @Schema(description = "of which the same is stored already") int unchanged,
    @Schema(description = "that say what another one of the request says") int repeated,
    @Schema(description = "records that are not in the history, stored with their own fields")
        int fromElsewhere,
    @Schema(
            description = "what was left out or assumed, a sentence each",
            examples = "[\"column 'attack_cat' is no tag of unsw, and left out\"]")
        List<String> notes) {

  public FeedbackSummary {
    notes = List.copyOf(notes);
  }
}
