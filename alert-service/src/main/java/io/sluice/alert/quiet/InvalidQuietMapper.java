package io.sluice.alert.quiet;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.sluice.incidents.quiet.InvalidQuietException;
import io.sluice.platform.problem.Problems;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** 400, with the field and the rule that it breaks. */
@Provider
public class InvalidQuietMapper extends ExceptionMapperBase<InvalidQuietException> {

  @Override
  protected HttpProblem toProblem(InvalidQuietException e) {
    return Problems.builder(Response.Status.BAD_REQUEST, String.valueOf(e.getMessage()))
        .with("field", e.field())
        .with("rule", e.rule())
        .build();
  }
}
