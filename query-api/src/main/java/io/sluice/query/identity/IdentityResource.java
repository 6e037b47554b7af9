package io.sluice.query.identity;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.sluice.platform.security.Roles;
import io.sluice.query.paging.QueryParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/me} */
@Path("/api/v1/me")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "identity")
@APIResponse(ref = "badRequest", responseCode = "400")
public class IdentityResource {

  private final SecurityIdentity caller;

  IdentityResource(SecurityIdentity caller) {
    this.caller = caller;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Who asks, and what they may do", operationId = "me")
  @APIResponse(responseCode = "200", description = "name and roles")
  public Identity me(@Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters());
    return new Identity(
        caller.getPrincipal().getName(),
        Roles.ALL.stream().filter(caller::hasRole).toList(),
        caller.getCredential(IdTokenCredential.class) != null);
  }
}
