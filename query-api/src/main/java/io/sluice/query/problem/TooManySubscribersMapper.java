package io.sluice.query.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.sluice.query.live.TooManySubscribersException;
import jakarta.ws.rs.ext.Provider;

/** No room for another live connection: 503. */
@Provider
public class TooManySubscribersMapper extends ExceptionMapperBase<TooManySubscribersException> {

  @Override
  protected HttpProblem toProblem(TooManySubscribersException e) {
    return Unavailable.because(String.valueOf(e.getMessage()));
  }
}
