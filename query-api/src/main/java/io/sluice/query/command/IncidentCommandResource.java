package io.sluice.query.command;

import io.quarkus.security.identity.SecurityIdentity;
import io.sluice.platform.security.JsonRequests;
import io.sluice.platform.security.Roles;
import io.sluice.query.api.ForwardedAnswer;
import io.sluice.query.paging.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/incidents/{id}/...}: what people do to incidents; alert-service does it. */
@Path("/api/v1")
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents")
@APIResponse(responseCode = "200", description = "it is done and stored, or was so already")
@APIResponse(responseCode = "202", description = "it is on the log, and will be done")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "notFound", responseCode = "404")
@APIResponse(responseCode = "409", description = "it cannot be done; the answer says why")
@APIResponse(responseCode = "413", description = "a body of more than 64 KB")
@APIResponse(responseCode = "415", description = "Content-Type is not application/json")
@APIResponse(responseCode = "422", description = "the key was used for another command")
@APIResponse(ref = "unavailable", responseCode = "503")
public class IncidentCommandResource {

  private static final String KEY = "Idempotency-Key";
  private static final String ABOUT_KEY =
      "UUID of the command; what comes twice under one is done once";

  private final AlertServiceClient alertService;
  private final SecurityIdentity caller;

  IncidentCommandResource(AlertServiceClient alertService, SecurityIdentity caller) {
    this.alertService = alertService;
    this.caller = caller;
  }

  @POST
  @Path("/incidents/{id}/acknowledge")
  @Operation(summary = "Says that somebody looks after it", operationId = "acknowledgeIncident")
  public Uni<Response> acknowledge(
      @PathParam("id") String id,
      @Parameter(description = ABOUT_KEY) @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CommandBody.class)))
          byte[] body,
      @Context HttpHeaders headers) {
    return give("acknowledge", id, key, body, headers);
  }

  @POST
  @Path("/incidents/{id}/assign")
  @Operation(summary = "Says who is to look after it, open or not", operationId = "assignIncident")
  public Uni<Response> assign(
      @PathParam("id") String id,
      @Parameter(description = ABOUT_KEY) @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CommandBody.class)))
          byte[] body,
      @Context HttpHeaders headers) {
    return give("assign", id, key, body, headers);
  }

  @POST
  @Path("/incidents/{id}/resolve")
  @Operation(summary = "Ends it by hand; the text says why", operationId = "resolveIncident")
  public Uni<Response> resolve(
      @PathParam("id") String id,
      @Parameter(description = ABOUT_KEY) @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CommandBody.class)))
          byte[] body,
      @Context HttpHeaders headers) {
    return give("resolve", id, key, body, headers);
  }

  @POST
  @Path("/incidents/{id}/comments")
  @Operation(summary = "Adds a comment, open or not", operationId = "commentIncident")
  public Uni<Response> comment(
      @PathParam("id") String id,
      @Parameter(description = ABOUT_KEY) @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CommandBody.class)))
          byte[] body,
      @Context HttpHeaders headers) {
    return give("comments", id, key, body, headers);
  }

  @POST
  @Path("/incidents/{id}/label")
  @Operation(
      summary = "Says what it turned out to be",
      description =
          "The last label counts. Of a false alarm 'knownUntil' makes it known: what is like it, of"
              + " the same asset and profile, is told as INFO at most until then, until another"
              + " bundle judges, or until it is labelled without.",
      operationId = "labelIncident")
  public Uni<Response> label(
      @PathParam("id") String id,
      @Parameter(description = ABOUT_KEY) @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CommandBody.class)))
          byte[] body,
      @Context HttpHeaders headers) {
    return give("label", id, key, body, headers);
  }

  @POST
  @Path("/incidents/{id}/learn")
  @RolesAllowed(Roles.ENGINEER)
  @Operation(
      summary = "Has tags that have moved for good, or have frozen, learnt as they are",
      description =
          "How they are now is normal for the asset until the next training. The incident ends once"
              + " nothing else is told of it. Of incidents of the categories DRIFT and DATA alone.",
      operationId = "learnTags")
  public Uni<Response> learn(
      @PathParam("id") String id,
      @Parameter(description = ABOUT_KEY) @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CommandBody.class)))
          byte[] body,
      @Context HttpHeaders headers) {
    return give("learn", id, key, body, headers);
  }

  @POST
  @Path("/incidents/{id}/repaired")
  @Operation(
      summary = "Says that tags that had moved for good, or had frozen, were put right",
      description =
          "They are judged at once as the bundle says, and what was learnt of them is forgotten. Of"
              + " incidents of the categories DRIFT and DATA alone.",
      operationId = "repairedTags")
  public Uni<Response> repaired(
      @PathParam("id") String id,
      @Parameter(description = ABOUT_KEY) @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CommandBody.class)))
          byte[] body,
      @Context HttpHeaders headers) {
    return give("repaired", id, key, body, headers);
  }

  private Uni<Response> give(
      String what, String id, @Nullable String key, byte[] body, HttpHeaders headers) {
    JsonRequests.require(headers);
    UUID incident = QueryParameters.uuid("id", id);
    UUID command = key == null ? UUID.randomUUID() : QueryParameters.uuid(KEY, key);
    String by = caller.getPrincipal().getName();
    return alertService
        .give(incident, what, command, by, CommandBody.of(body))
        .map(ForwardedAnswer::response);
  }
}
