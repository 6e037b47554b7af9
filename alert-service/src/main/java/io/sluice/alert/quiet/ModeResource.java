package io.sluice.alert.quiet;

import io.sluice.alert.channel.Receivers;
import io.sluice.contracts.QuietKind;
import io.sluice.incidents.quiet.InvalidQuietException;
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
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Operating modes: a plant is cleaned, or starts up. */
@Path("/api/v1/modes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Quiet", description = "What people are not told of.")
@Blocking
class ModeResource {

  private final QuietDesk desk;
  private final Receivers receivers;

  ModeResource(QuietDesk desk, Receivers receivers) {
    this.desk = desk;
    this.receivers = receivers;
  }

  /** What a request says. */
  @Schema(name = "Mode")
  record Body(
      @Schema(description = "assets, a pattern", examples = "pump-*") String asset,
      @Schema(description = "name of the mode, as in alerting.yaml", examples = "cleaning")
          String mode,
      @Schema(description = "when it begins, by the wall clock; now if it is missing")
          @Nullable String from,
      @Schema(description = "when it ends, by the wall clock; within 7 days") String to,
      @Schema(description = "why", maxLength = 500) String reason) {}

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
  @Operation(summary = "Says in which mode a plant is; of several the newest counts.")
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
    var fields = QuietFields.of(json, "asset", "mode", "from", "to", "reason");
    String mode = known(fields.text("mode", "the name of a mode"));
    return desk.add(
        QuietKind.MODE,
        List.of(fields.assets()),
        mode,
        fields.optionalTime("from"),
        fields.time("to"),
        fields.text("reason", "what the plant does"),
        headers);
  }

  private String known(String mode) {
    var names = new TreeSet<>(receivers.inForce().config().modes().policies().keySet());
    if (!names.contains(mode)) {
      throw new InvalidQuietException(
          "mode",
          "configured",
          names.isEmpty()
              ? "'mode' is '%s', and alerting.yaml names none: say under 'modes:' what it changes"
                  .formatted(mode)
              : "'mode' is '%s', expected one of %s".formatted(mode, String.join(", ", names)));
    }
    return mode;
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
    return desk.page(QuietKind.MODE, state, after, limit);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
  @Operation(summary = "Takes it back; it stays in the list.")
  @APIResponse(responseCode = "204", description = "It is taken back, or was so already.")
  @APIResponse(responseCode = "404", description = "There is none of that id.")
  public Response revoke(@PathParam("id") String id, @Context HttpHeaders headers)
      throws SQLException {
    return desk.revoke(QuietKind.MODE, id, headers);
  }
}
