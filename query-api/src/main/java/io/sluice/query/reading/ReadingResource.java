package io.sluice.query.reading;

import io.sluice.platform.security.Roles;
import io.sluice.query.csv.CsvStream;
import io.sluice.query.history.Listing;
import io.sluice.query.history.ReadGuard;
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

/** {@code /api/v1/readings} */
@Path("/api/v1")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "readings")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class ReadingResource {

  private static final String PATH = "/api/v1/readings";

  private final ReadingRepository readings;
  private final Listing listing;
  private final ReadGuard guard;
  private final PagingConfig config;

  ReadingResource(
      ReadingRepository readings, Listing listing, ReadGuard guard, PagingConfig config) {
    this.listing = listing;
    this.guard = guard;
    this.readings = readings;
    this.config = config;
  }

  @GET
  @Path("/readings")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Readings, newest first",
      description =
          "`tag.proto=tcp` tells only readings in which the tag proto is tcp; up to five such"
              + " conditions, with an `asset`.",
      operationId = "readings")
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(ref = "profile")
  @Parameter(ref = "limit")
  @Parameter(ref = "cursor")
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @APIResponse(responseCode = "200", description = "a page of readings")
  public Uni<Page<ReadingView>> list(@Context UriInfo uri) {
    var given =
        QueryParameters.ofPage(
            uri.getQueryParameters(), "asset", "stream", "profile", "tag.*", "from", "to");
    var filter =
        new ReadingFilter(
            given.text("asset"),
            given.text("stream"),
            given.text("profile"),
            given.ofTags(),
            given.range().atMost(config.maxRange()));
    return listing.page(
        given,
        PATH,
        ReadingRepository.KIND,
        (after, limit) -> readings.newest(filter, after, limit),
        ReadingRepository::cursor);
  }

  @GET
  @Path("/readings.csv")
  @Produces("text/csv")
  @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"readings.csv\"")
  @Operation(
      summary = "Readings of one asset as CSV, newest first",
      description =
          "A stream with a column a tag, as the newest readings of the range have them; values of"
              + " tags that only older readings have stand as JSON in the column otherTags,"
              + " qualities other than GOOD as JSON in the column tagQuality. Of an asset with"
              + " several streams the columns are the tags of all; `stream` chooses one."
              + " `ids=TOLD` adds a last column id.",
      operationId = "readingsCsv")
  @Parameter(
      name = "asset",
      in = ParameterIn.QUERY,
      required = true,
      description = "the asset whose tags become the columns",
      schema = @Schema(type = SchemaType.STRING, maxLength = 200),
      example = "plant-1")
  @Parameter(ref = "stream")
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @Parameter(
      name = "ids",
      in = ParameterIn.QUERY,
      description = "whether readings are told by their ids, too",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"TOLD", "NOT_TOLD"}))
  @APIResponse(responseCode = "200", description = "a header line, then one line a reading")
  public Multi<String> csv(@Context UriInfo uri) {
    var given =
        new QueryParameters(
            uri.getQueryParameters(), "asset", "stream", "tag.*", "from", "to", "ids");
    WideCsv.Ids ids = given.option("ids", WideCsv.Ids.class);
    String asset = given.requiredText("asset", "one asset, whose tags become the columns");
    var filter =
        new ReadingFilter(
            asset,
            given.text("stream"),
            null,
            given.ofTags(),
            given.range().atMost(config.maxRange()));
    return guard.download(
        () ->
            guard
                .read(() -> readings.newest(filter, null, CsvStream.CHUNK))
                .map(newest -> WideCsv.columnsOf(newest, ids == null ? WideCsv.Ids.NOT_TOLD : ids))
                .onItem()
                .transformToMulti(
                    columns ->
                        listing.lines(
                            columns.header(),
                            (after, limit) -> readings.newest(filter, after, limit),
                            ReadingRepository::cursor,
                            columns::line)));
  }
}
