package io.sluice.scoring.predict;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;

/** What goes wrong, as RFC 9457 problems. */
final class PredictionProblems {

  private PredictionProblems() {}

  static HttpProblem badRequest(String detail) {
    return problem(Status.BAD_REQUEST, detail).build();
  }

  static HttpProblem unknownProfile(String detail) {
    return problem(Status.NOT_FOUND, detail).build();
  }

  /**
   * @param limit the largest that is taken
   */
  static HttpProblem tooLarge(String detail, long limit) {
    return problem(Status.REQUEST_ENTITY_TOO_LARGE, detail).with("limit", limit).build();
  }

  static HttpProblem tooSlow(String detail) {
    return problem(Status.REQUEST_TIMEOUT, detail).withHeader("Connection", "close").build();
  }

  static HttpProblem busy() {
    return problem(Status.SERVICE_UNAVAILABLE, "all scoring slots are taken; try again")
        .withHeader(HttpHeaders.RETRY_AFTER, 1)
        .build();
  }

  private static HttpProblem.Builder problem(Status status, String detail) {
    return HttpProblem.builder()
        .withStatus(status)
        .withTitle(status.getReasonPhrase())
        .withDetail(detail);
  }
}
