package io.sluice.platform.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * Makes problems. Those that are expected outcomes have the phrase of their status as title, and
 * say in the detail, as one sentence, what was wrong and what to do.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public final class Problems {

  private Problems() {}

  public static HttpProblem of(Response.StatusType status, String detail) {
    return builder(status, detail).build();
  }

  /** To say more of it, in fields and headers. */
  public static HttpProblem.Builder builder(Response.StatusType status, String detail) {
    return builder(status.getStatusCode(), status.getReasonPhrase(), detail);
  }

  /**
   * One that says which part of the request broke which rule.
   *
   * @param field as it is called in the request
   * @param rule what holds for it, to be read after its name
   */
  public static HttpProblem ofField(
      Response.StatusType status, String field, String rule, String detail) {
    return builder(status, detail).with("field", field).with("rule", rule).build();
  }

  /** With a title that says more than the status. */
  public static HttpProblem.Builder builder(int status, String title, String detail) {
    return HttpProblem.builder().withStatus(status).withTitle(title).withDetail(detail);
  }

  /**
   * 413, with the limit in a field of its own.
   *
   * @param limit the most that is taken
   */
  public static HttpProblem tooLarge(String detail, long limit) {
    return builder(Response.Status.REQUEST_ENTITY_TOO_LARGE, detail).with("limit", limit).build();
  }

  /**
   * 503: the same request may be answered later.
   *
   * @param retryAfterSeconds when to try again
   */
  public static HttpProblem unavailable(String detail, long retryAfterSeconds) {
    return builder(Response.Status.SERVICE_UNAVAILABLE, detail)
        .withHeader(HttpHeaders.RETRY_AFTER, retryAfterSeconds)
        .build();
  }
}
