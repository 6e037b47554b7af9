package io.sluice.scoring.predict;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.sluice.contracts.Messages;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns away a body that announces to be too large before any of it is read, with the limit in the
 * answer; one that does not announce its size is cut off by {@code quarkus.http.limits}.
 */
@Singleton
public class BodyLimit {

  private static final int BEFORE_THE_BODY_IS_READ = 1_000;

  private final long limit;

  BodyLimit(PredictConfig config) {
    limit = config.maxBody().asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_THE_BODY_IS_READ);
  }

  private void check(RoutingContext context) {
    long announced = announced(context.request().getHeader(HttpHeaders.CONTENT_LENGTH));
    if (announced <= limit) {
      context.next();
      return;
    }
    var problem = new LinkedHashMap<String, Object>();
    problem.put("status", 413);
    problem.put("title", "Request Entity Too Large");
    problem.put(
        "detail", "the body has %d bytes, at most %d are taken".formatted(announced, limit));
    problem.put("limit", limit);
    context
        .response()
        .setStatusCode(413)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .putHeader(HttpHeaders.CONNECTION, "close")
        .end(Buffer.buffer(Messages.encode(problem)));
  }

  private static long announced(@Nullable String header) {
    try {
      return header == null ? 0 : Long.parseLong(header);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
