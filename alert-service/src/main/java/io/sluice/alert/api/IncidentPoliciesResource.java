package io.sluice.alert.api;

import io.sluice.incidents.IncidentSettingsInForce;
import io.sluice.incidents.PoliciesInForce;
import io.sluice.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** When incidents open and close. */
@Path("/api/v1/incident-policies")
@RolesAllowed({Roles.VIEWER, Roles.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents", description = "What people do to incidents.")
class IncidentPoliciesResource {

  private final PoliciesInForce policies;

  IncidentPoliciesResource(PoliciesInForce policies) {
    this.policies = policies;
  }

  @GET
  @Operation(
      summary = "Says when incidents open and close.",
      description =
          "As it is set: for all profiles, and for those that have settings of their own. Where a"
              + " profile has none, its bundle may say how patient incidents are.")
  @APIResponse(responseCode = "200", description = "What is in force.")
  public IncidentSettingsInForce inForce() {
    return IncidentSettingsInForce.of(policies);
  }
}
