package io.sluice.query.model;

import io.sluice.platform.security.Roles;
import io.sluice.query.api.ForwardedAnswer;
import io.sluice.query.paging.InvalidParameterException;
import io.sluice.query.paging.QueryParameters;
import io.sluice.query.scoring.ScoringServiceClient;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/bundles}, as scoring-service answers. */
@Path("/api/v1/bundles")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "bundles")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class BundleResource {

  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

  private final ScoringServiceClient scoring;

  BundleResource(ScoringServiceClient scoring) {
    this.scoring = scoring;
  }

  @GET
  @Operation(
      summary = "Each profile's bundles: their stages, and who put which into use",
      operationId = "bundles")
  @APIResponse(responseCode = "200", description = "by profile, in the order of their names")
  public Uni<Response> bundles(@Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters());
    return scoring.ask("/api/v1/bundles").map(ForwardedAnswer::response);
  }

  @GET
  @Path("/{profile}/{version}")
  @Operation(
      summary = "All that a bundle says of itself, with its model card",
      operationId = "bundle")
  @APIResponse(responseCode = "200", description = "the bundle")
  @APIResponse(ref = "notFound", responseCode = "404")
  public Uni<Response> bundle(
      @PathParam("profile") String profile,
      @PathParam("version") String version,
      @Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters());
    if (!VERSION.matcher(version).matches()) {
      throw new InvalidParameterException("version", version, "that of a bundle, such as 2");
    }
    return scoring.bundle(profile, version).map(ForwardedAnswer::response);
  }
}
