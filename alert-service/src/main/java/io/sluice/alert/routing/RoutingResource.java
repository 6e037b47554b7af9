package io.sluice.alert.routing;

import io.sluice.alert.api.Requests;
import io.sluice.platform.problem.Problems;
import io.sluice.platform.security.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why an incident was told to whom it was told. */
@Path("/api/v1/incidents/{id}/routing")
@RolesAllowed({Roles.VIEWER, Roles.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alerting", description = "Receivers and routes.")
@Blocking
class RoutingResource {

  private final RoutingQuery query;

  RoutingResource(RoutingQuery query) {
    this.query = query;
  }

  @GET
  @Operation(
      summary = "Says why an incident was told to whom it was told.",
      description =
          "Each route with what was not met, for the newest alert that was routed; who was told,"
              + " by which route; and the steps of escalation.")
  @APIResponse(responseCode = "200", description = "The explanation.")
  @APIResponse(responseCode = "404", description = "Nothing is kept of such an incident.")
  public RoutingView routing(
      @Parameter(description = "Id of the incident") @PathParam("id") String id)
      throws SQLException {
    UUID incident = Requests.parsed("id", id, UUID::fromString, "a UUID").orElseThrow();
    return query
        .of(incident)
        .orElseThrow(
            () ->
                Problems.of(
                    Response.Status.NOT_FOUND, "Nothing is kept of an incident " + incident));
  }
}
