package io.sluice.query.alerting;

import io.quarkus.security.identity.SecurityIdentity;
import io.sluice.incidents.IncidentSettingsInForce;
import io.sluice.platform.security.JsonRequests;
import io.sluice.platform.security.Roles;
import io.sluice.query.api.ForwardedAnswer;
import io.sluice.query.command.AlertServiceClient;
import io.sluice.query.paging.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/alerting} and what belongs to it, as alert-service answers. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "alerting")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class AlertingResource {

  private static final byte[] NOTHING = {};

  private final AlertServiceClient alertService;
  private final SecurityIdentity caller;

  AlertingResource(AlertServiceClient alertService, SecurityIdentity caller) {
    this.alertService = alertService;
    this.caller = caller;
  }

  @GET
  @Path("/alerting")
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "Which receivers and routes are in force, without addresses and secrets",
      operationId = "alerting")
  @APIResponse(responseCode = "200", description = "what is in force")
  public Uni<Response> inForce() {
    return ask("GET", "/api/v1/alerting", NOTHING);
  }

  @GET
  @Path("/incident-policies")
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "When incidents open and close",
      description =
          "As it is set in alert-service: for all profiles, and for those that have settings of their"
              + " own. Where a profile has none, its bundle may say how patient incidents are.",
      operationId = "incidentPolicies")
  @APIResponse(
      responseCode = "200",
      description = "what is in force",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = IncidentSettingsInForce.class)))
  public Uni<Response> policies() {
    return ask("GET", "/api/v1/incident-policies", NOTHING);
  }

  @GET
  @Path("/incidents/{id}/routing")
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "Why an incident was told to whom it was told",
      operationId = "incidentRouting")
  @APIResponse(responseCode = "200", description = "each route, who was told, and what is to come")
  @APIResponse(ref = "notFound", responseCode = "404")
  public Uni<Response> routing(@PathParam("id") String id) {
    return ask(
        "GET", "/api/v1/incidents/%s/routing".formatted(QueryParameters.uuid("id", id)), NOTHING);
  }

  @POST
  @Path("/templates/preview")
  @RolesAllowed(Roles.ENGINEER)
  @Operation(
      summary = "What templates of a receiver make of an alert",
      operationId = "previewTemplates")
  @APIResponse(responseCode = "200", description = "title and text")
  @APIResponse(responseCode = "413", description = "a body of more than 64 KB")
  @APIResponse(responseCode = "415", description = "Content-Type is not application/json")
  public Uni<Response> preview(
      @RequestBody(
              description = "an object with 'title', 'text' or both",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(type = SchemaType.OBJECT)))
          byte[] body,
      @Context HttpHeaders headers) {
    JsonRequests.require(headers);
    return ask("POST", "/api/v1/templates/preview", body);
  }

  private Uni<Response> ask(String method, String path, byte[] body) {
    return alertService.ask(method, path, caller, body).map(ForwardedAnswer::response);
  }
}
