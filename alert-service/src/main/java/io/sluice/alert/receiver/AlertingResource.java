package io.sluice.alert.receiver;

import io.sluice.alert.channel.Receivers;
import io.sluice.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which receivers and routes are in force. */
@Path("/api/v1/alerting")
@RolesAllowed({Roles.VIEWER, Roles.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alerting", description = "Receivers and routes.")
class AlertingResource {

  private final Receivers receivers;

  AlertingResource(Receivers receivers) {
    this.receivers = receivers;
  }

  @GET
  @Operation(
      summary = "Says which receivers and routes are in force.",
      description =
          "Without addresses and secrets; 'refused' is the file that is there and not in force.")
  @APIResponse(responseCode = "200", description = "What is in force.")
  public AlertingView inForce() {
    return AlertingView.of(receivers.inForce(), receivers.refused());
  }
}
