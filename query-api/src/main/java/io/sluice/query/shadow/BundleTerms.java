package io.sluice.query.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.contracts.Debounce;
import io.sluice.query.scoring.ScoringServiceClient;
import io.sluice.query.shadow.Comparison.Terms;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks scoring-service how patient a bundle is, and what it was calibrated for. Comparing goes on
 * without what it cannot tell just now.
 */
@ApplicationScoped
class BundleTerms {

  private static final Logger LOG = Logger.getLogger(BundleTerms.class);

  private final ScoringServiceClient scoring;
  private final ObjectMapper mapper;

  BundleTerms(ScoringServiceClient scoring, ObjectMapper mapper) {
    this.scoring = scoring;
    this.mapper = mapper;
  }

  Uni<Terms> of(String profile, String version) {
    return scoring
        .bundle(profile, version)
        .map(answer -> answer.status() == 200 ? told(answer.body()) : Terms.UNKNOWN)
        .onFailure()
        .invoke(e -> LOG.infof("the terms of %s %s are unknown: %s", profile, version, e))
        .onFailure()
        .recoverWithItem(Terms.UNKNOWN);
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

  private static ShadowView.@Nullable Budget budget(JsonNode told) {
    return told.isObject()
        ? new ShadowView.Budget(
            told.path("info").asDouble(),
            told.path("warning").asDouble(),
            told.path("critical").asDouble())
        : null;
  }
}
