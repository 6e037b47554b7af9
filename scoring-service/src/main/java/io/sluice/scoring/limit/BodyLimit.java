package io.sluice.scoring.limit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.sluice.platform.limit.AnnouncedSizes;
import io.sluice.scoring.predict.PredictConfig;
import io.sluice.scoring.trial.TrialConfig;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Files may be large, and no other body: what announces more is turned away before any of it is
 * read, what announces nothing is cut off where it is.
 */
@Singleton
public class BodyLimit {

  private static final String TRIALS = "/api/v1/trials";

  private final long usual;
  private final long ofTrials;

  BodyLimit(PredictConfig predict, TrialConfig trials) {
    usual = predict.maxBody().asLongValue();
    ofTrials = trials.maxBody().asLongValue();
  }

  void register(@Observes Filters filters) {
    AnnouncedSizes.check(filters, this::limit);
  }

  private long limit(RoutingContext context) {
    return TRIALS.equals(context.normalizedPath()) ? ofTrials : usual;
  }
}
