package io.sluice.query.model;

import io.sluice.platform.security.Roles;
import io.sluice.query.history.ReadGuard;
import io.sluice.query.paging.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/calibration} */
@Path("/api/v1/calibration")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "bundles")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class CalibrationResource {

  private final CalibrationRepository repository;
  private final ReadGuard guard;

  CalibrationResource(CalibrationRepository repository, ReadGuard guard) {
    this.repository = repository;
    this.guard = guard;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "How many incidents came of each profile over 7 and 30 days",
      description =
          "Incidents of the process by the severity that they reached, and the days for which streams"
              + " were judged: together a rate to hold against the alarm budget of the bundle"
              + " (/bundles), which is asked for of normal operation alone. Right incidents are among"
              + " them, as far as people have not said so by a label. Takes no parameters.",
      operationId = "calibration")
  @APIResponse(responseCode = "200", description = "by profile, in the order of their names")
  public Uni<List<CalibrationView>> calibration(@Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters());
    return guard.read(repository::all);
  }
}
