package io.sluice.query.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.sluice.query.history.HistoryUnavailableException;
import jakarta.ws.rs.ext.Provider;

/** The database is away: 503, not 500. */
@Provider
public class HistoryUnavailableMapper extends ExceptionMapperBase<HistoryUnavailableException> {

  @Override
  protected HttpProblem toProblem(HistoryUnavailableException e) {
    return Unavailable.because(String.valueOf(e.getMessage()));
  }
}
