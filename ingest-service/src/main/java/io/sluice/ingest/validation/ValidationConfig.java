package io.sluice.ingest.validation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a reading must fulfil beyond its form. */
@ConfigMapping(prefix = "sluice.ingest.validation")
public interface ValidationConfig {

  /** Assets that may send: names with {@code *} and {@code ?}. Every asset if this is not set. */
  Optional<List<String>> assets();

  /** Reject a reading with a tag that its profile does not know, instead of leaving the tag out. */
  @WithDefault("false")
  boolean strictTags();

  /**
   * Reject a reading that has a word ({@code Bad Input}) or another thing that is no value where a
   * number belongs, instead of taking it for a missing value of quality BAD.
   */
  @WithDefault("false")
  boolean strictValues();

  /** How far ahead of this machine's clock a reading may be. */
  @NotNull
  @WithDefault("5M")
  Duration maxAhead();

  /** Readings from before this instant are taken for those of a broken clock. */
  @NotNull
  @WithDefault("1990-01-01T00:00:00Z")
  Instant earliest();

  default ReadingRules rules(int maxValues) {
    return new ReadingRules(
        new AllowedAssets(assets().orElse(List.of())),
        strictTags(),
        strictValues(),
        maxAhead(),
        earliest(),
        maxValues);
  }
}
