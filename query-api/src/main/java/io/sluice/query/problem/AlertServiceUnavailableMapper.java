package io.sluice.query.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.sluice.query.command.AlertServiceUnavailableException;
import jakarta.ws.rs.ext.Provider;

/** Nobody takes the command: 503. */
@Provider
public class AlertServiceUnavailableMapper
    extends ExceptionMapperBase<AlertServiceUnavailableException> {

  @Override
  protected HttpProblem toProblem(AlertServiceUnavailableException e) {
    return Unavailable.because(String.valueOf(e.getMessage()));
  }
}
