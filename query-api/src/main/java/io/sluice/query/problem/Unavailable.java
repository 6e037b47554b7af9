package io.sluice.query.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** 503, and when to try again. */
final class Unavailable {

  private static final int RETRY_AFTER_SECONDS = 5;

  private Unavailable() {}

  static HttpProblem because(String detail) {
    return HttpProblem.builder()
        .withStatus(Response.Status.SERVICE_UNAVAILABLE)
        .withTitle("Not available just now")
        .withDetail(detail)
        .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }
}
