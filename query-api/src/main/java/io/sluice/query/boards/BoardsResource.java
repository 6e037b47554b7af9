package io.sluice.query.boards;

import io.sluice.platform.security.Roles;
import io.sluice.query.paging.QueryParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/boards} */
@Path("/api/v1/boards")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "boards")
@APIResponse(ref = "badRequest", responseCode = "400")
public class BoardsResource {

  /** The uid of {@code asset.json}, by which Grafana knows it. */
  private static final String ASSET = "/d/sluice-asset";

  private final Boards boards;

  BoardsResource(BoardsConfig config) {
    this.boards =
        new Boards(
            config
                .grafanaUrl()
                .map(url -> URI.create(url.toString().replaceAll("/+$", "") + ASSET))
                .orElse(null));
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Where dashboards are", operationId = "boards")
  @APIResponse(responseCode = "200", description = "addresses for a browser")
  public Boards boards(@Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters());
    return boards;
  }
}
