package io.sluice.query.feedback;

import io.quarkus.security.identity.SecurityIdentity;
import io.sluice.contracts.IncidentLabel;
import io.sluice.platform.problem.Problems;
import io.sluice.platform.security.Roles;
import io.sluice.query.csv.CsvStream;
import io.sluice.query.history.Listing;
import io.sluice.query.history.ReadGuard;
import io.sluice.query.paging.Page;
import io.sluice.query.paging.PagingConfig;
import io.sluice.query.paging.QueryParameters;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/feedback}: what people say of records and windows. */
@Path("/api/v1")
@Tag(name = "feedback")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class FeedbackResource {

  private static final String PATH = "/api/v1/feedback";
  private static final String CSV = "text/csv";

  /** Who takes anything gets JSON. */
  private static final String CSV_IF_ASKED_FOR = CSV + ";qs=0.5";

  private static final String ATTACHMENT = "attachment; filename=\"feedback.csv\"";
  private static final MediaType CSV_TYPE = new MediaType("text", "csv");

  private final FeedbackRepository feedback;
  private final FeedbackIntake intake;
  private final FeedbackConfig config;
  private final PagingConfig paging;
  private final Listing listing;
  private final ReadGuard guard;
  private final SecurityIdentity caller;

  FeedbackResource(
      FeedbackRepository feedback,
      FeedbackIntake intake,
      FeedbackConfig config,
      PagingConfig paging,
      Listing listing,
      ReadGuard guard,
      SecurityIdentity caller) {
    this.feedback = feedback;
    this.intake = intake;
    this.config = config;
    this.paging = paging;
    this.listing = listing;
    this.guard = guard;
    this.caller = caller;
  }

  @GET
  @Path("/feedback")
  @RolesAllowed(Roles.VIEWER)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "What people said of records and windows, the newest first",
      description =
          "Of each record and window the newest counts; rows=ALL tells what was corrected, too. With"
              + " Accept: text/csv the answer is that of /feedback.csv.",
      operationId = "feedback")
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(ref = "profile")
  @Parameter(
      name = "kind",
      in = ParameterIn.QUERY,
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"RECORD", "WINDOW"}))
  @Parameter(
      name = "label",
      in = ParameterIn.QUERY,
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"TRUE_POSITIVE", "FALSE_POSITIVE", "MAINTENANCE", "UNKNOWN"}))
  @Parameter(
      name = "rows",
      in = ParameterIn.QUERY,
      description = "those that count, or those that were corrected, too",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"CURRENT", "ALL"},
              defaultValue = "CURRENT"))
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @Parameter(ref = "limit")
  @Parameter(ref = "cursor")
  @APIResponse(responseCode = "200", description = "a page")
  public Uni<Page<FeedbackView>> list(@Context UriInfo uri) {
    var given =
        QueryParameters.ofPage(
            uri.getQueryParameters(),
            "asset",
            "stream",
            "profile",
            "kind",
            "label",
            "rows",
            "from",
            "to");
    FeedbackFilter filter = filter(given);
    return listing.page(
        given,
        PATH,
        FeedbackRepository.KIND,
        (after, limit) -> feedback.newest(filter, after, limit),
        FeedbackRepository::cursor);
  }

  @GET
  @Path("/feedback.csv")
  @RolesAllowed(Roles.VIEWER)
  @Produces(CSV)
  @ResponseHeader(name = "Content-Disposition", value = ATTACHMENT)
  @Operation(
      summary = "What people said of records and windows as CSV, the newest first",
      description =
          "A row a record or window, with a column a tag of what records say: as POST /feedback takes"
              + " it. Parameters are those of /feedback.",
      operationId = "feedbackCsv")
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(ref = "profile")
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @APIResponse(responseCode = "200", description = "a header line, then one line each")
  public Multi<String> csv(@Context UriInfo uri) {
    return table(uri);
  }

  @GET
  @Path("/feedback")
  @RolesAllowed(Roles.VIEWER)
  @Produces(CSV_IF_ASKED_FOR)
  @ResponseHeader(name = "Content-Disposition", value = ATTACHMENT)
  @Operation(hidden = true)
  public Multi<String> asCsv(@Context UriInfo uri) {
    return table(uri);
  }

  private Multi<String> table(UriInfo uri) {
    var given =
        new QueryParameters(
            uri.getQueryParameters(),
            "asset",
            "stream",
            "profile",
            "kind",
            "label",
            "rows",
            "from",
            "to");
    FeedbackFilter filter = filter(given);
    return guard.download(
        () ->
            guard
                .read(() -> feedback.newest(filter, null, CsvStream.CHUNK))
                .map(FeedbackCsv::columnsOf)
                .onItem()
                .transformToMulti(
                    columns ->
                        listing.lines(
                            columns.header(),
                            (after, limit) -> feedback.newest(filter, after, limit),
                            FeedbackRepository::cursor,
                            columns::line)));
  }

  private FeedbackFilter filter(QueryParameters given) {
    FeedbackFilter.Rows rows = given.option("rows", FeedbackFilter.Rows.class);
    return new FeedbackFilter(
        given.text("asset"),
        given.text("stream"),
        given.text("profile"),
        given.option("kind", FeedbackKind.class),
        given.option("label", IncidentLabel.class),
        given.range().atMost(paging.maxRange()),
        rows == null ? FeedbackFilter.Rows.CURRENT : rows);
  }

  @POST
  @Path("/feedback")
  @RolesAllowed(Roles.OPERATOR)
  @Blocking
  @Consumes({MediaType.APPLICATION_JSON, CSV})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Says what records and windows turned out to be",
      description =
          "All of it is stored, or nothing. What was said before of the same record or window stays, and"
              + " no longer counts. JSON names records by time and id, windows by from and to. text/csv"
              + " is a row each as people keep it: label, maybe comment, and time and id or the record's"
              + " fields, or from and to; columns that are no tag are left out, and told. A record that"
              + " is not in the history is kept with its fields, where records are judged one by one.",
      operationId = "giveFeedback")
  @Parameter(
      name = "asset",
      in = ParameterIn.QUERY,
      description = "of rows of a CSV that name none",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "stream",
      in = ParameterIn.QUERY,
      description = "of rows of a CSV that name none",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "zone",
      in = ParameterIn.QUERY,
      description = "of times of a CSV that say no offset; without it they are taken for UTC",
      schema = @Schema(type = SchemaType.STRING, examples = "Europe/Berlin"))
  @APIResponse(responseCode = "200", description = "it is stored")
  @APIResponse(responseCode = "413", description = "more bytes than are taken")
  @APIResponse(
      responseCode = "415",
      description = "neither application/json nor text/csv, or compressed")
  public Uni<FeedbackSummary> give(
      @RequestBody(
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = FeedbackBody.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
              })
          byte[] body,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    String by = caller.getPrincipal().getName();
    return Uni.createFrom()
        .item(() -> read(body, uri, headers))
        .chain(given -> guard.read(() -> intake.take(given, by)))
        .onFailure(FeedbackRefusedException.class)
        .transform(FeedbackResource::problem);
  }

  private FeedbackGiven read(byte[] body, UriInfo uri, HttpHeaders headers) {
    var given = new QueryParameters(uri.getQueryParameters(), "asset", "stream", "zone");
    String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new NotSupportedException(
          "Content-Encoding is '%s', expected none: send the text as it is"
              .formatted(FeedbackText.shown(encoding)));
    }
    MediaType type = headers.getMediaType();
    if (type != null && type.isCompatible(CSV_TYPE)) {
      return FeedbackFile.read(
          body,
          new FeedbackFile.Unsaid(
              given.text("asset"), given.text("stream"), zone(given.text("zone"))),
          config.maxRows());
    }
    if (type == null || !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      throw new NotSupportedException(
          "Content-Type is missing, expected application/json or text/csv");
    }
    return FeedbackBody.read(body, config.maxRows());
  }

  private static @Nullable ZoneId zone(@Nullable String name) {
    try {
      return name == null ? null : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new FeedbackRefusedException(
          "zone",
          "'zone' is '%s', expected a zone such as Europe/Berlin or +01:00"
              .formatted(FeedbackText.shown(name)));
    }
  }

  private static Throwable problem(Throwable refused) {
    var e = (FeedbackRefusedException) refused;
    return Problems.ofField(Response.Status.BAD_REQUEST, e.field(), "known", e.getMessage());
  }
}
