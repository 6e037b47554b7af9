package io.sluice.platform.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/** 503, and when to try again. */
@Provider
public class TryLaterMapper extends ExceptionMapperBase<TryLaterException> {

  private static final int RETRY_AFTER_SECONDS = 5;

  @Override
  protected HttpProblem toProblem(TryLaterException e) {
    return Problems.unavailable(e.getMessage(), RETRY_AFTER_SECONDS);
  }
}
