package io.sluice.query.asset;

import io.sluice.platform.security.Roles;
import io.sluice.query.history.Listing;
import io.sluice.query.paging.Page;
import io.sluice.query.paging.QueryParameters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** {@code /api/v1/assets} */
@Path("/api/v1")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "assets")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class AssetResource {

  private static final String[] FILTERS = {"asset", "stream", "profile", "severity"};
  private static final String PATH = "/api/v1/assets";

  private final AssetRepository assets;
  private final Listing listing;

  AssetResource(AssetRepository assets, Listing listing) {
    this.assets = assets;
    this.listing = listing;
  }

  @GET
  @Path("/assets")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Assets by name, each with its newest state", operationId = "assets")
  @Parameter(ref = "limit")
  @Parameter(ref = "cursor")
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(ref = "profile")
  @Parameter(ref = "severity")
  @APIResponse(responseCode = "200", description = "a page of assets")
  public Uni<Page<AssetView>> list(@Context UriInfo uri) {
    var given = QueryParameters.ofPage(uri.getQueryParameters(), FILTERS);
    AssetFilter filter = filter(given);
    return listing.page(
        given,
        PATH,
        AssetRepository.KIND,
        (after, limit) -> assets.byName(filter, after, limit),
        AssetRepository::cursor);
  }

  @GET
  @Path("/assets.csv")
  @Produces("text/csv")
  @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"assets.csv\"")
  @Operation(
      summary = "Assets as CSV",
      description = "A stream; the streams of an asset are JSON in one cell.",
      operationId = "assetsCsv")
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(ref = "profile")
  @Parameter(ref = "severity")
  @APIResponse(responseCode = "200", description = "a header line, then one line an asset")
  public Multi<String> csv(@Context UriInfo uri) {
    AssetFilter filter = filter(new QueryParameters(uri.getQueryParameters(), FILTERS));
    return listing.csv(
        AssetCsv.TABLE,
        (after, limit) -> assets.byName(filter, after, limit),
        AssetRepository::cursor);
  }

  private static AssetFilter filter(QueryParameters given) {
    return new AssetFilter(
        given.text("asset"), given.text("stream"), given.text("profile"), given.severity());
  }
}
