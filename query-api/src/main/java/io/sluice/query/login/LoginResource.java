package io.sluice.query.login;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where a browser goes to log in. Whoever has no session yet never gets here, but to the issuer,
 * which sends them back ({@link LoginPermissions}).
 */
@Path("/")
@PermitAll
public class LoginResource {

  static final String PATH = "/login";
  static final String REFUSED = PATH + "/refused";

  /** An error code of OAuth 2.0 (RFC 6749, 4.1.2.1) or OpenID Connect. */
  private static final Pattern CODE = Pattern.compile("[a-z_]{1,60}");

  private final LoginConfig config;

  LoginResource(LoginConfig config) {
    this.config = config;
  }

  /** Somebody is known now. */
  @GET
  @Path(PATH)
  @Operation(hidden = true)
  public Response loggedIn() {
    return to("/");
  }

  /**
   * The issuer lets nobody in, and says why in {@code error}, beside whatever else it has to say.
   */
  @GET
  @Path(REFUSED)
  @Operation(hidden = true)
  public Response refused(@Context UriInfo uri) {
    String error = uri.getQueryParameters().getFirst("error");
    boolean isCode = error != null && CODE.matcher(error).matches();
    return to("/?login=" + (isCode ? error : "failed"));
  }

  private Response to(String place) {
    if (config.clientId().isEmpty()) {
      throw new NotFoundException();
    }
    return Response.seeOther(URI.create(place)).build();
  }
}
