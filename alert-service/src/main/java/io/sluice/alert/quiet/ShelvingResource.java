package io.sluice.alert.quiet;

import io.sluice.contracts.Category;
import io.sluice.contracts.QuietKind;
import io.sluice.incidents.quiet.InvalidQuietException;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Alarms put aside for a while, with a reason. */
@Path("/api/v1/shelved")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Quiet", description = "What people are not told of.")
@Blocking
class ShelvingResource {

  private final QuietDesk desk;

  ShelvingResource(QuietDesk desk) {
    this.desk = desk;
  }

  /** What a request says. */
  @Schema(name = "Shelving")
  record Body(
      @Schema(description = "id of an incident; or else an asset and a category")
          @Nullable String incident,
      @Schema(description = "name of the asset") @Nullable String asset,
      @Schema(description = "PROCESS, DATA or DRIFT") @Nullable String category,
      @Schema(description = "when it is taken out again, by the wall clock; within 7 days")
          String to,
      @Schema(description = "why", maxLength = 500) String reason) {}

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
  @Operation(summary = "Shelves one incident, or a category of an asset.")
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
    var fields = QuietFields.of(json, "incident", "asset", "category", "to", "reason");
    return desk.add(
        QuietKind.SHELVED,
        about(fields),
        null,
        Optional.empty(),
        fields.time("to"),
        fields.text("reason", "why it is put aside"),
        headers);
  }

  /** Exactly what it says: no pattern. */
  private static List<Matcher> about(QuietFields fields) {
    Optional<String> incident = fields.optionalText("incident");
    Optional<Matcher> asset = fields.matcher("asset", MatchedField.ASSET);
    Optional<String> category = fields.optionalText("category");
    if (incident.isPresent() && asset.isEmpty() && category.isEmpty()) {
      return List.of(Matcher.equal(MatchedField.INCIDENT, id(incident.get())));
    }
    if (incident.isPresent() || asset.isEmpty() || category.isEmpty()) {
      throw new InvalidQuietException(
          "incident",
          "either 'incident' or 'asset' and 'category'",
          "Say what is shelved: either 'incident', or 'asset' and 'category'");
    }
    if (asset.get().value().pattern().matches(".*[*?].*")) {
      throw new InvalidQuietException(
          "asset", "no pattern", "'asset' is a pattern; shelve one alarm, or ask for a silence");
    }
    return List.of(asset.get(), Matcher.equal(MatchedField.CATEGORY, known(category.get())));
  }

  private static String id(String incident) {
    try {
      return UUID.fromString(incident).toString();
    } catch (IllegalArgumentException e) {
      throw new InvalidQuietException(
          "incident", "a UUID", "'incident' is '%s', expected a UUID".formatted(incident));
    }
  }

  private static String known(String category) {
    if (!Category.RAISED.contains(Category.of(category))) {
      throw new InvalidQuietException(
          "category",
          "one of " + Category.RAISED,
          "'category' is '%s', expected one of %s".formatted(category, Category.RAISED));
    }
    return category;
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
    return desk.page(QuietKind.SHELVED, state, after, limit);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
  @Operation(summary = "Takes it back; it stays in the list.")
  @APIResponse(responseCode = "204", description = "It is taken back, or was so already.")
  @APIResponse(responseCode = "404", description = "There is none of that id.")
  public Response revoke(@PathParam("id") String id, @Context HttpHeaders headers)
      throws SQLException {
    return desk.revoke(QuietKind.SHELVED, id, headers);
  }
}
