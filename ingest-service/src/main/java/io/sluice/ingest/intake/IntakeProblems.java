package io.sluice.ingest.intake;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.sluice.ingest.limits.LimitExceededException;
import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.limits.OverloadedException;
import io.sluice.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/**
 * The answers other than 202, as RFC 9457 has them. They are returned, not thrown: each is an
 * expected outcome, and one that is thrown is logged with its stack.
 */
@ApplicationScoped
public class IntakeProblems {

  private final long retryAfterSeconds;

  public IntakeProblems(LimitsConfig limits) {
    retryAfterSeconds = Math.max(1, limits.retryAfter().toSeconds());
  }

  Response of(Exception e) {
    return switch (e) {
      case LimitExceededException limit ->
          Problems.builder(
                  413,
                  "Request too large",
                  "there are more than the "
                      + limit.limit()
                      + " "
                      + limit.what()
                      + " allowed;"
                      + " nothing was taken")
              .with("limit", limit.limit())
              .with("limited", limit.what())
              // The rest of the body may still be on its way; nobody is going to read it.
              .withHeader("Connection", "close")
              .build()
              .toResponse();
      case OverloadedException overloaded ->
          unavailable("Too much at once", overloaded.getMessage() + "; nothing was taken");
      case BrokerUnavailableException unavailable ->
          unavailable(
              "Broker not available",
              unavailable.getMessage()
                  + "; send the same again: nothing is lost, and of signals none is judged twice"
                  + " unless the body spans more time than a window");
      case RefusedBodyException refused when refused.status() == 415 ->
          Problems.builder(415, "Unsupported media type", refused.getMessage())
              .withHeader("Accept-Post", "application/json, application/x-ndjson, text/csv")
              .withHeader("Connection", "close")
              .build()
              .toResponse();
      case RefusedBodyException refused ->
          Problems.builder(refused.status(), "Body refused", refused.getMessage())
              .withHeader("Connection", "close")
              .build()
              .toResponse();
      case IOException broken ->
          Problems.builder(400, "Body not readable", "the body ended early: " + broken.getMessage())
              .withHeader("Connection", "close")
              .build()
              .toResponse();
      default -> throw new IllegalStateException("unexpected failure of a request", e);
    };
  }

  /**
   * @param length bytes of the body
   */
  Response noneAccepted(IngestAnswer answer, int length) {
    return none(answer, length)
        .with("accepted", answer.accepted())
        .with("rejectedTotal", answer.rejectedTotal())
        .with("rejected", answer.rejected())
        .with("ignored", answer.ignored())
        .with("ignoredFields", answer.ignoredFields())
        .with("words", answer.words())
        .with("notes", answer.notes())
        .build()
        .toResponse();
  }

  private static HttpProblem.Builder none(IngestAnswer answer, int length) {
    if (!answer.rejected().isEmpty()) {
      return Problems.builder(400, "No reading accepted", answer.rejected().getFirst().detail());
    }
    return Problems.builder(
        400,
        "No reading in the body",
        length == 0
            ? "the body is empty, expected a reading"
            : "there is no reading in the %d bytes of the body".formatted(length));
  }

  private Response unavailable(String title, String detail) {
    return Problems.builder(503, title, detail)
        .withHeader("Retry-After", retryAfterSeconds)
        .build()
        .toResponse();
  }
}
