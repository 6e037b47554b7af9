package io.sluice.platform.problem;

import io.sluice.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** With parameters, without, and one that looks at them by itself. */
@Path("/api/v1/parameters")
@RolesAllowed(Roles.VIEWER)
public class ParametersResource {

  @GET
  public String list(@QueryParam("status") String status, @QueryParam("limit") String limit) {
    return status + " " + limit;
  }

  @GET
  @Path("/none")
  public String none() {
    return "none";
  }

  @GET
  @Path("/own")
  public String own(@Context UriInfo uri) {
    return uri.getQueryParameters().keySet().toString();
  }
}
