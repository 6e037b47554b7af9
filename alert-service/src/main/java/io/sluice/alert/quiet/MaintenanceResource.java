package io.sluice.alert.quiet;

import io.sluice.contracts.QuietKind;
import io.sluice.incidents.quiet.MatchedField;
import io.sluice.incidents.quiet.Matcher;
import io.sluice.platform.security.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Windows of maintenance, also after the fact. */
@Path("/api/v1/maintenance")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Quiet", description = "What people are not told of.")
@Blocking
class MaintenanceResource {

  private final QuietDesk desk;
  private final QuietQuery query;

  MaintenanceResource(QuietDesk desk, QuietQuery query) {
    this.desk = desk;
    this.query = query;
  }

  /** What a request says. */
  @Schema(name = "Maintenance")
  record Body(
      @Schema(description = "assets, a pattern", examples = "pump-*") String asset,
      @Schema(description = "streams, a pattern; all if it is missing") @Nullable String stream,
      @Schema(description = "when it begins, event time, also in the past; now if it is missing")
          @Nullable String from,
      @Schema(description = "when it ends, event time; within 31 days") String to,
      @Schema(description = "why", maxLength = 500) String reason) {}

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
  @Operation(
      summary = "Says that people work on a plant, or did.",
      description =
          "Incidents that began in it are labelled MAINTENANCE, those of the past as well, unless"
              + " somebody has labelled them otherwise.")
  @APIResponse(responseCode = "201", description = "It is in force; its id is in the answer.")
  @APIResponse(
      responseCode = "400",
      description = "A field is wrong; the answer says which, and the rule.")
  @APIResponse(responseCode = "403", description = QuietDesk.RESERVED)
  @APIResponse(responseCode = "415", description = "Content-Type is not application/json.")
  public Response add(
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Body.class)))
          byte[] json,
      @Context HttpHeaders headers)
      throws SQLException {
    var fields = QuietFields.of(json, "asset", "stream", "from", "to", "reason");
    Matcher assets = fields.assets();
    var stream = fields.matcher("stream", MatchedField.STREAM);
    return desk.add(
        QuietKind.MAINTENANCE,
        Stream.concat(Stream.of(assets), stream.stream()).toList(),
        null,
        fields.optionalTime("from"),
        fields.time("to"),
        fields.text("reason", "what is done to the plant"),
        headers);
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
  @Operation(
      summary = "Lists them, newest first, a page at a time; also what ended or was revoked.")
  @APIResponse(responseCode = "200", description = "A page.")
  @APIResponse(responseCode = "400", description = "A parameter is wrong; the answer says which.")
  public QuietPage list(
      @Parameter(description = "PENDING, ACTIVE, EXPIRED or REVOKED") @QueryParam("state")
          @Nullable String state,
      @Parameter(description = "'next' of the page before") @QueryParam("after")
          @Nullable String after,
      @Parameter(description = "Most on a page, 1 to 500; 50 unless it is said")
          @QueryParam("limit")
          @Nullable String limit)
      throws SQLException {
    return desk.page(QuietKind.MAINTENANCE, state, after, limit);
  }

  @GET
  @Path("/windows.csv")
  @Produces("text/csv")
  @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
  @Operation(
      summary = "All windows that were ever in force: what training takes to leave rows out.")
  @APIResponse(responseCode = "200", description = "A header line, then one line a window.")
  public String csv() throws SQLException {
    return WindowsCsv.of(query.windows());
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
  @Operation(summary = "Takes it back; it stays in the list.")
  @APIResponse(responseCode = "204", description = "It is taken back, or was so already.")
  @APIResponse(responseCode = "404", description = "There is none of that id.")
  public Response revoke(@PathParam("id") String id, @Context HttpHeaders headers)
      throws SQLException {
    return desk.revoke(QuietKind.MAINTENANCE, id, headers);
  }
}
