package io.sluice.alert.quiet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.QuietKind;
import io.sluice.incidents.quiet.QuietEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody asked to be quiet, as the API tells it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Quiet", description = "what somebody asked to be quiet")
public record QuietView(
    UUID id,
    QuietKind kind,
    @Schema(description = "what it is about; all must match") List<MatcherView> matchers,
    @Schema(description = "name of the operating mode; of that kind alone") @Nullable String mode,
    @Schema(description = "inclusive; of maintenance event time") Instant from,
    @Schema(description = "exclusive") Instant to,
    String reason,
    @Schema(description = "who asked for it") String by,
    @Schema(description = "when, by the wall clock") Instant at,
    QuietEntry.State state,
    @Nullable String revokedBy,
    @Nullable Instant revokedAt) {

  /** One condition. */
  @Schema(name = "Matcher")
  public record MatcherView(
      @Schema(description = "incident, asset, stream, profile, tag, severity or category")
          String name,
      @Schema(description = "a pattern: * is any text, ? one character", examples = "pump-*")
          String value,
      @Schema(description = "false if it must not match") boolean isEqual) {}

  static QuietView of(QuietEntry entry, Instant now) {
    return new QuietView(
        entry.id(),
        entry.kind(),
        entry.matchers().stream()
            .map(m -> new MatcherView(m.name().text(), m.value().pattern(), m.isEqual()))
            .toList(),
        entry.mode(),
        entry.from(),
        entry.to(),
        entry.reason(),
        entry.by(),
        entry.at(),
        entry.state(now),
        entry.revoked() == null ? null : entry.revoked().by(),
        entry.revoked() == null ? null : entry.revoked().at());
  }
}
