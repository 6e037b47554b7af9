package io.sluice.alert.quiet;

import io.sluice.contracts.QuietKind;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Silences: nobody is told of what matches, for a while. */
@Path("/api/v1/silences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Quiet", description = "What people are not told of.")
@Blocking
class SilenceResource {

  private final QuietDesk desk;

  SilenceResource(QuietDesk desk) {
    this.desk = desk;
  }

  /** What a request says. */
  @Schema(name = "Silence")
  record Body(
      @Schema(description = "what it is about; all must match")
          List<QuietView.MatcherView> matchers,
      @Schema(description = "when it begins, by the wall clock; now if it is missing")
          @Nullable String from,
      @Schema(description = "when it ends, by the wall clock; within 90 days") String to,
      @Schema(description = "why", maxLength = 500) String reason) {}

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
  @Operation(summary = "Asks for silence.")
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
    var fields = QuietFields.of(json, "matchers", "from", "to", "reason");
    return desk.add(
        QuietKind.SILENCE,
        fields.matchers(),
        null,
        fields.optionalTime("from"),
        fields.time("to"),
        fields.text("reason", "why nobody is to be told"),
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
    return desk.page(QuietKind.SILENCE, state, after, limit);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
  @Operation(summary = "Takes it back; it stays in the list.")
  @APIResponse(responseCode = "204", description = "It is taken back, or was so already.")
  @APIResponse(responseCode = "404", description = "There is none of that id.")
  public Response revoke(@PathParam("id") String id, @Context HttpHeaders headers)
      throws SQLException {
    return desk.revoke(QuietKind.SILENCE, id, headers);
  }
}
