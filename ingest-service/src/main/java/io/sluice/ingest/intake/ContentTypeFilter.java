package io.sluice.ingest.intake;

import io.quarkus.security.identity.SecurityIdentity;
import io.sluice.ingest.metrics.IngestMetrics;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies of a type that is not read here. Before the framework does: to a Content-Type that
 * is none it answers without a word, and nobody is told.
 */
class ContentTypeFilter {

  private final IntakeProblems problems;
  private final SenderNotices notices;
  private final SecurityIdentity caller;
  private final IngestMetrics metrics;

  ContentTypeFilter(
      IntakeProblems problems,
      SenderNotices notices,
      SecurityIdentity caller,
      IngestMetrics metrics) {
    this.problems = problems;
    this.notices = notices;
    this.caller = caller;
    this.metrics = metrics;
  }

  /** Null to go on. */
  @ServerRequestFilter
  @Nullable Response refuse(ContainerRequestContext context, HttpServerRequest request) {
    long start = System.nanoTime();
    try {
      ContentType.of(context.getHeaderString(HttpHeaders.CONTENT_TYPE));
      return null;
    } catch (RefusedBodyException e) {
      notices.tell(
          SenderNotices.sender(caller, request), ReadingsResource.UNKNOWN_FORMAT, e.getMessage());
      var response = problems.of(e);
      metrics.request(
          ReadingsResource.UNKNOWN_FORMAT, response.getStatus(), System.nanoTime() - start);
      return response;
    }
  }
}
