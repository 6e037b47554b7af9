package io.sluice.query.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.query.api.ForwardedAnswer;
import io.sluice.query.scoring.ScoringServiceClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks scoring-service for the bundles that judged. Evidence is told without those that it no
 * longer has, or cannot tell just now.
 */
@ApplicationScoped
class JudgingBundles {

  private static final Logger LOG = Logger.getLogger(JudgingBundles.class);

  /** Of the streams of one incident. */
  private static final int MOST = 10;

  private final ScoringServiceClient scoring;
  private final ObjectMapper mapper;

  JudgingBundles(ScoringServiceClient scoring, ObjectMapper mapper) {
    this.scoring = scoring;
    this.mapper = mapper;
  }

  Uni<Evidence> in(Evidence evidence) {
    return Multi.createFrom()
        .iterable(evidence.about().models())
        .select()
        .first(MOST)
        .onItem()
        .transformToUniAndConcatenate(this::of)
        .select()
        .where(Optional::isPresent)
        .map(Optional::orElseThrow)
        .collect()
        .asList()
        .map(evidence::with);
  }

  private Uni<Optional<JudgingBundle>> of(Evidence.Model model) {
    return scoring
        .bundle(model.profile(), model.bundle().version())
        .map(answer -> told(model, answer))
        .onFailure()
        .invoke(e -> LOG.infof("evidence is without its bundle: %s", e.getMessage()))
        .onFailure()
        .recoverWithItem(Optional.empty());
  }

  /** One of the same number may be another one by now. */
  private Optional<JudgingBundle> told(Evidence.Model model, ForwardedAnswer answer) {
    try {
      JsonNode told = answer.status() == 200 ? mapper.readTree(answer.body()) : null;
      return told != null && told.path("sha256").asText().equals(model.bundle().sha256())
          ? Optional.of(new JudgingBundle(model, told))
          : Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("scoring-service answered no JSON", e);
    }
  }
}
