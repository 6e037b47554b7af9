package io.sluice.query.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/**
 * What a bundle that judged says of itself: as scoring-service tells it, with the hashes of its
 * files, its training and its model card.
 *
 * @param model which one
 * @param told its {@code sha256} is that of the model
 */
record JudgingBundle(Evidence.Model model, JsonNode told) {

  /** Name of its files without their ends; names of profiles come from outside. */
  String name() {
    return "bundles/%s-%s"
        .formatted(model.profile().replaceAll("[^A-Za-z0-9._-]", "_"), model.bundle().version());
  }

  boolean hasCard() {
    return told.path("card").isTextual();
  }

  /** Markdown. */
  byte[] card() {
    return told.path("card").asText().getBytes(StandardCharsets.UTF_8);
  }
}
