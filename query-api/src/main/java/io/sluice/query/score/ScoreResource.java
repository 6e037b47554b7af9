package io.sluice.query.score;

import io.sluice.platform.security.Roles;
import io.sluice.query.history.Listing;
import io.sluice.query.paging.Page;
import io.sluice.query.paging.PagingConfig;
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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** {@code /api/v1/scores} */
@Path("/api/v1")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "scores")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class ScoreResource {

  private static final String[] FILTERS = {
    "id", "asset", "stream", "profile", "severity", "tag.*", "from", "to"
  };
  private static final String PATH = "/api/v1/scores";

  private final ScoreRepository scores;
  private final Listing listing;
  private final PagingConfig config;

  ScoreResource(ScoreRepository scores, Listing listing, PagingConfig config) {
    this.listing = listing;
    this.scores = scores;
    this.config = config;
  }

  @GET
  @Path("/scores")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Scores, newest window first",
      description =
          "`tag.proto=tcp` tells only scores of readings in which the tag proto is tcp, of windows the"
              + " last one; up to five such conditions, with an `asset`.",
      operationId = "scores")
  @Parameter(ref = "limit")
  @Parameter(ref = "cursor")
  @Parameter(
      name = "id",
      in = ParameterIn.QUERY,
      description = "the id of one score",
      schema = @Schema(type = SchemaType.STRING, format = "uuid"))
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(ref = "profile")
  @Parameter(ref = "severity")
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @APIResponse(responseCode = "200", description = "a page of scores")
  public Uni<Page<ScoreView>> list(@Context UriInfo uri) {
    var given = QueryParameters.ofPage(uri.getQueryParameters(), FILTERS);
    ScoreFilter filter = filter(given);
    return listing.page(
        given,
        PATH,
        ScoreRepository.KIND,
        (after, limit) -> scores.newest(filter, after, limit),
        ScoreRepository::cursor);
  }

  @GET
  @Path("/scores.csv")
  @Produces("text/csv")
  @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"scores.csv\"")
  @Operation(
      summary = "Scores as CSV, newest window first",
      description = "A stream; contributors and detectors are JSON in one cell each.",
      operationId = "scoresCsv")
  @Parameter(
      name = "id",
      in = ParameterIn.QUERY,
      description = "the id of one score",
      schema = @Schema(type = SchemaType.STRING, format = "uuid"))
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(ref = "profile")
  @Parameter(ref = "severity")
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @APIResponse(responseCode = "200", description = "a header line, then one line a score")
  public Multi<String> csv(@Context UriInfo uri) {
    ScoreFilter filter = filter(new QueryParameters(uri.getQueryParameters(), FILTERS));
    return listing.csv(
        ScoreCsv.TABLE,
        (after, limit) -> scores.newest(filter, after, limit),
        ScoreRepository::cursor);
  }

  private ScoreFilter filter(QueryParameters given) {
    return new ScoreFilter(
        given.uuid("id"),
        given.text("asset"),
        given.text("stream"),
        given.text("profile"),
        given.severity(),
        given.ofTags(),
        given.range().atMost(config.maxRange()));
  }
}
