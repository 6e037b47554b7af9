package io.sluice.query.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.sluice.platform.problem.Problems;
import io.sluice.query.paging.InvalidParameterException;
import jakarta.ws.rs.ext.Provider;

/** 400, with the parameter, what was given and what was expected. */
@Provider
public class InvalidParameterMapper extends ExceptionMapperBase<InvalidParameterException> {

  @Override
  protected HttpProblem toProblem(InvalidParameterException e) {
    var problem =
        Problems.builder(400, "Invalid parameter", e.getMessage())
            .with("field", e.field())
            .with("expected", e.expected());
    return e.value() == null ? problem.build() : problem.with("value", e.value()).build();
  }
}
