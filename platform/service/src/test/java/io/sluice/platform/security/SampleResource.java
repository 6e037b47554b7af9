package io.sluice.platform.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** One of each. */
@Path("/api/v1/sample")
@RolesAllowed(Roles.VIEWER)
public class SampleResource {

  @GET
  public String seen() {
    return "seen";
  }

  @POST
  @RolesAllowed(Roles.ADMIN)
  public String done() {
    return "done";
  }

  /** Nobody said who may. */
  @Path("/api/v1/forgotten")
  public static class ForgottenResource {

    @GET
    public String seen() {
      return "seen";
    }
  }
}
