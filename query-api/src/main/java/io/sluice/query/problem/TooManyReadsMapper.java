package io.sluice.query.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.sluice.query.history.TooManyReadsException;
import jakarta.ws.rs.ext.Provider;

/** No room for another question: 503. */
@Provider
public class TooManyReadsMapper extends ExceptionMapperBase<TooManyReadsException> {

  @Override
  protected HttpProblem toProblem(TooManyReadsException e) {
    return Unavailable.because(String.valueOf(e.getMessage()));
  }
}
