package io.sluice.query.login;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.sluice.query.paging.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/session}: of whoever is known, even without a role, so that they can go again. */
@Path("/api/v1/session")
@Authenticated
@Tag(name = "identity")
@APIResponse(ref = "badRequest", responseCode = "400")
public class SessionResource {

  private final LoginConfig config;
  private final Instance<OidcSession> session;
  private final Instance<OidcConfigurationMetadata> issuer;

  SessionResource(
      LoginConfig config,
      Instance<OidcSession> session,
      Instance<OidcConfigurationMetadata> issuer) {
    this.config = config;
    this.session = session;
    this.issuer = issuer;
  }

  @DELETE
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Log out", operationId = "logOut")
  @APIResponse(responseCode = "200", description = "the session cookie is gone")
  @APIResponse(responseCode = "404", description = "nobody logs in here: keys and tokens alone")
  public Uni<SessionEnd> end(@Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters());
    String client = config.clientId().orElseThrow(NotFoundException::new);
    var end = new SessionEnd(endAtIssuer(issuer.get().getEndSessionUri(), client));
    return session.get().logout().replaceWith(end);
  }

  /** By the client's name: an ID token would be in the address, and in the hands of scripts. */
  private static @Nullable URI endAtIssuer(@Nullable String endpoint, String client) {
    return endpoint == null
        ? null
        : UriBuilder.fromUri(endpoint).queryParam("client_id", client).build();
  }
}
