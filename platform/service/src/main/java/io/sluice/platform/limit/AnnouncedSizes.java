package io.sluice.platform.limit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.sluice.contracts.Messages;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response.Status;
import java.util.LinkedHashMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns away a body that announces to be too large before any of it is read: 413, with the limit in
 * the answer. One that does not announce its size has to be cut off where it is read.
 */
public final class AnnouncedSizes {

  /** Before Quarkus's own limit, which says nothing. */
  private static final int BEFORE_ALL_LIMITS = 1_000;

  private AnnouncedSizes() {}

  /**
   * @param limit bytes that are taken, of a request
   */
  public static void check(Filters filters, ToLongFunction<RoutingContext> limit) {
    filters.register(context -> check(context, limit.applyAsLong(context)), BEFORE_ALL_LIMITS);
  }

  private static void check(RoutingContext context, long limit) {
    long announced = announced(context.request().getHeader(HttpHeaders.CONTENT_LENGTH));
    if (announced <= limit) {
      context.next();
      return;
    }
    Status status = Status.REQUEST_ENTITY_TOO_LARGE;
    var problem = new LinkedHashMap<String, Object>();
    problem.put("status", status.getStatusCode());
    problem.put("title", status.getReasonPhrase());
    problem.put(
        "detail", "the body has %d bytes, at most %d are taken".formatted(announced, limit));
    problem.put("limit", limit);
    context
        .response()
        .setStatusCode(status.getStatusCode())
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
