package io.sluice.platform.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Lets go of what still comes of a request that has its answer. The server takes the rest of a body
 * in before it reads the connection's next request, and would keep it for whoever was to read it:
 * clients that are refused and go on sending would fill the heap.
 */
@Singleton
class UnreadBodies {

  private static final int FIRST = 10_000;

  void register(@Observes Filters filters) {
    filters.register(UnreadBodies::dropOnceAnswered, FIRST);
  }

  private static void dropOnceAnswered(RoutingContext context) {
    context.addEndHandler(answered -> context.request().handler(null));
    context.next();
  }
}
