package io.sluice.query.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Has tables compressed for whoever takes that. Quarkus marks each answer as not to be compressed,
 * and takes the mark away by the media type of what a method returned; a stream has been begun by
 * then, so that {@code quarkus.http.compress-media-types} does nothing for it.
 */
@Singleton
class CsvCompression {

  private static final int PRIORITY = 10;

  void register(@Observes Filters filters) {
    filters.register(CsvCompression::allow, PRIORITY);
  }

  private static void allow(RoutingContext request) {
    if (request.normalizedPath().endsWith(".csv")) {
      request.addHeadersEndHandler(
          sent -> request.response().headers().remove(HttpHeaders.CONTENT_ENCODING));
    }
    request.next();
  }
}
