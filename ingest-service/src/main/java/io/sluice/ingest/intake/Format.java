package io.sluice.ingest.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of a body, by media type. */
enum Format {
  JSON("application/json"),
  NDJSON("application/x-ndjson", "application/ndjson", "application/jsonl"),
  CSV("text/csv", "application/csv", "text/tab-separated-values");

  private final List<String> mediaTypes;

  Format(String... mediaTypes) {
    this.mediaTypes = List.of(mediaTypes);
  }

  /** As the value of a label. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How a sender declares it. */
  String mediaType() {
    return mediaTypes.getFirst();
  }

  /** By media type without parameters; empty if not taken here. */
  static Optional<Format> of(String mediaType) {
    return Arrays.stream(values())
        .filter(format -> format.mediaTypes.stream().anyMatch(mediaType::equalsIgnoreCase))
        .findFirst();
  }
}
