package io.sluice.query.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.contracts.Debounce;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks scoring-service how patient a bundle is, and what it was calibrated for. Who asks goes on
 * without what it cannot tell just now.
 */
@ApplicationScoped
public class BundleTerms {

  private static final Logger LOG = Logger.getLogger(BundleTerms.class);
  private static final Optional<Terms> NOTHING = Optional.empty();

  private final ScoringServiceClient scoring;
  private final ObjectMapper mapper;

  BundleTerms(ScoringServiceClient scoring, ObjectMapper mapper) {
    this.scoring = scoring;
    this.mapper = mapper;
  }

  /** What a bundle says of itself. */
  public record Terms(@Nullable Debounce debounce, @Nullable Budget budget) {}

  /** False alarms a stream and day that a bundle was calibrated for, by the severity reached. */
  @Schema(name = "AlarmBudget")
  public record Budget(double info, double warning, double critical) {}

  /** Empty if nobody knows the bundle any more, or scoring-service does not answer. */
  public Uni<Optional<Terms>> of(String profile, String version) {
    return scoring
        .bundle(profile, version)
        .map(answer -> answer.status() == 200 ? Optional.of(told(answer.body())) : NOTHING)
        .onFailure()
        .invoke(e -> LOG.infof("the terms of %s %s are unknown: %s", profile, version, e))
        .onFailure()
        .recoverWithItem(NOTHING);
  }

  private Terms told(byte[] body) {
    try {
      JsonNode bundle = mapper.readTree(body);
      return new Terms(debounce(bundle.path("debounce")), budget(bundle.at("/calibration/budget")));
    } catch (IOException e) {
      throw new IllegalStateException("scoring-service answered no JSON", e);
    }
  }

  private static @Nullable Debounce debounce(JsonNode told) {
    return told.isObject()
        ? new Debounce(
            Duration.parse(told.path("onDelay").asText()),
            Duration.parse(told.path("offDelay").asText()))
        : null;
  }

  private static @Nullable Budget budget(JsonNode told) {
    return told.isObject()
        ? new Budget(
            told.path("info").asDouble(),
            told.path("warning").asDouble(),
            told.path("critical").asDouble())
        : null;
  }
}
