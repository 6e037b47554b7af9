package io.sluice.query.trial;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.sluice.platform.limit.AnnouncedSizes;
import io.sluice.query.feedback.FeedbackConfig;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Files may be large, files of feedback less so, and no other body: what announces more is turned
 * away before any of it is read, what announces nothing is cut off where it is.
 */
@Singleton
public class BodyLimit {

  /** After Quarkus's own limit, which is that of files, and before anything reads the body. */
  private static final int BEFORE_THE_BODY_IS_READ = 1;

  private static final String TRIALS = "/api/v1/trials";
  private static final String FEEDBACK = "/api/v1/feedback";

  /** The backstop; what takes a body refuses a large one before, with a sentence. */
  private static final long USUAL = 1 << 20;

  private final long ofTrials;
  private final long ofFeedback;

  BodyLimit(TrialConfig trials, FeedbackConfig feedback) {
    ofTrials = trials.maxBody().asLongValue();
    ofFeedback = feedback.maxBody().asLongValue();
  }

  void register(@Observes Filters filters) {
    AnnouncedSizes.check(filters, this::limit);
    filters.register(this::cutOff, BEFORE_THE_BODY_IS_READ);
  }

  private void cutOff(RoutingContext context) {
    context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit(context));
    context.next();
  }

  private long limit(RoutingContext context) {
    return switch (context.normalizedPath()) {
      case TRIALS -> ofTrials;
      case FEEDBACK -> ofFeedback;
      default -> USUAL;
    };
  }
}
