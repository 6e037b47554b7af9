package io.sluice.platform.shutdown;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The end of a service that serves HTTP. While {@code quarkus.shutdown.delay} passes it is not
 * ready, serves on, and says with each answer that the connection ends: who has kept it alive opens
 * the next one elsewhere. Then nobody is let in, whoever is inside is answered, and only then does
 * anything else end. Quarkus' own way, {@code quarkus.shutdown.timeout}, is of no use with REST: it
 * always waits for all of it (<a
 * href="https://github.com/quarkusio/quarkus/issues/51915">51915</a>).
 */
@Singleton
class Draining {

  private static final Logger LOG = Logger.getLogger(Draining.class);

  /** Before all other filters: what they refuse is an answer, too. */
  private static final int FIRST = 20_000;

  /** Before whatever a request that is worked on may need. */
  private static final int BEFORE_ALL_ELSE = 1;

  /** Together with the delay well below the 30 s that a cluster allows. */
  private static final Duration LIMIT = Duration.ofSeconds(8);

  private static final String RETRY_AFTER_SECONDS = "1";

  private final OpenRequests requests = new OpenRequests();
  private volatile boolean leaving;

  void register(@Observes Filters filters) {
    filters.register(this::pass, FIRST);
  }

  private void pass(RoutingContext context) {
    context.addHeadersEndHandler(headers -> endConnection(context));
    if (!requests.enter()) {
      refuse(context);
      return;
    }
    context.addEndHandler(answered -> requests.leave());
    context.next();
  }

  /** When the answer is known: it may have been asked for before anybody thought of leaving. */
  private void endConnection(RoutingContext context) {
    if (!leaving) {
      return;
    }
    if (context.request().version() == HttpVersion.HTTP_2) {
      context.request().connection().shutdown(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } else {
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  private static void refuse(RoutingContext context) {
    context
        .response()
        .setStatusCode(503)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .end(
            new JsonObject()
                .put("status", 503)
                .put("title", "Service Unavailable")
                .put("detail", "This process is stopping, nothing was taken; send it again")
                .put("instance", context.normalizedPath())
                .encode());
  }

  void leave(@Observes ShutdownDelayInitiatedEvent event) {
    leaving = true;
  }

  void end(@Observes @Priority(BEFORE_ALL_ELSE) ShutdownEvent event) throws InterruptedException {
    leaving = true;
    int left = requests.close(LIMIT);
    if (left > 0) {
      LOG.warnf("%d requests were not answered within %s", left, LIMIT);
    }
  }
}
