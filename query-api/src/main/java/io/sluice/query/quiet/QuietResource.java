package io.sluice.query.quiet;

import io.quarkus.security.identity.SecurityIdentity;
import io.sluice.platform.security.JsonRequests;
import io.sluice.platform.security.Roles;
import io.sluice.query.api.ForwardedAnswer;
import io.sluice.query.command.AlertServiceClient;
import io.sluice.query.forwarding.ServiceClient;
import io.sluice.query.paging.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /api/v1/silences}, {@code maintenance}, {@code shelved} and {@code modes}: what people are
 * not told of; alert-service keeps it.
 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "quiet")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class QuietResource {

  private static final String RESERVED =
      "it lasts longer than 12 hours or is about all assets, which takes the role engineer";

  private final AlertServiceClient alertService;
  private final SecurityIdentity caller;

  QuietResource(AlertServiceClient alertService, SecurityIdentity caller) {
    this.alertService = alertService;
    this.caller = caller;
  }

  @GET
  @Path("/silences")
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "Silences, newest first; also what ended or was revoked",
      operationId = "silences")
  @Parameter(ref = "state")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "most on a page",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500"))
  @Parameter(ref = "after")
  @APIResponse(responseCode = "200", description = "a page")
  public Uni<Response> silences(@Context UriInfo uri) {
    return list("silences", uri);
  }

  @POST
  @Path("/silences")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Asks for silence", operationId = "addSilence")
  @APIResponse(responseCode = "201", description = "it is in force; its id is in the answer")
  @APIResponse(responseCode = "403", description = RESERVED)
  @APIResponse(responseCode = "415", description = "Content-Type is not application/json")
  public Uni<Response> addSilence(
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(type = SchemaType.OBJECT),
                      example =
                          "{\"matchers\": [{\"name\": \"asset\", \"value\": \"pump-*\"}], \"to\": \"2026-11-02T14:00:00Z\", \"reason\": \"noisy since the storm\"}"))
          byte[] body,
      @Context HttpHeaders headers) {
    return add("silences", body, headers);
  }

  @DELETE
  @Path("/silences/{id}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Takes it back; it stays in the list", operationId = "revokeSilence")
  @APIResponse(responseCode = "204", description = "it is taken back, or was so already")
  @APIResponse(ref = "notFound", responseCode = "404")
  public Uni<Response> revokeSilence(@PathParam("id") String id) {
    return revoke("silences", id);
  }

  @GET
  @Path("/maintenance")
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "Windows of maintenance, newest first; also what ended or was revoked",
      operationId = "maintenance")
  @Parameter(ref = "state")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "most on a page",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500"))
  @Parameter(ref = "after")
  @APIResponse(responseCode = "200", description = "a page")
  public Uni<Response> maintenance(@Context UriInfo uri) {
    return list("maintenance", uri);
  }

  @GET
  @Path("/maintenance/windows.csv")
  @Produces("text/csv")
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "All windows of maintenance as CSV: what training takes to leave rows out",
      operationId = "maintenanceCsv")
  @APIResponse(responseCode = "200", description = "a header line, then one line a window")
  public Uni<Response> maintenanceCsv(@Context UriInfo uri) {
    return list("maintenance/windows.csv", uri);
  }

  @POST
  @Path("/maintenance")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Says that people work on a plant, or did", operationId = "addMaintenance")
  @APIResponse(responseCode = "201", description = "it is in force; its id is in the answer")
  @APIResponse(responseCode = "403", description = RESERVED)
  @APIResponse(responseCode = "415", description = "Content-Type is not application/json")
  public Uni<Response> addMaintenance(
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(type = SchemaType.OBJECT),
                      example =
                          "{\"asset\": \"plant-1\", \"from\": \"2026-11-02T12:00:00Z\", \"to\": \"2026-11-02T14:00:00Z\", \"reason\": \"a new pump\"}"))
          byte[] body,
      @Context HttpHeaders headers) {
    return add("maintenance", body, headers);
  }

  @DELETE
  @Path("/maintenance/{id}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Takes it back; it stays in the list", operationId = "revokeMaintenance")
  @APIResponse(responseCode = "204", description = "it is taken back, or was so already")
  @APIResponse(ref = "notFound", responseCode = "404")
  public Uni<Response> revokeMaintenance(@PathParam("id") String id) {
    return revoke("maintenance", id);
  }

  @GET
  @Path("/shelved")
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "Shelved alarms, newest first; also what ended or was revoked",
      operationId = "shelved")
  @Parameter(ref = "state")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "most on a page",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500"))
  @Parameter(ref = "after")
  @APIResponse(responseCode = "200", description = "a page")
  public Uni<Response> shelved(@Context UriInfo uri) {
    return list("shelved", uri);
  }

  @POST
  @Path("/shelved")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Shelves one incident, or a category of an asset",
      operationId = "addShelving")
  @APIResponse(responseCode = "201", description = "it is in force; its id is in the answer")
  @APIResponse(responseCode = "403", description = RESERVED)
  @APIResponse(responseCode = "415", description = "Content-Type is not application/json")
  public Uni<Response> addShelving(
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(type = SchemaType.OBJECT),
                      example =
                          "{\"asset\": \"plant-1\", \"category\": \"DRIFT\", \"to\": \"2026-11-02T14:00:00Z\", \"reason\": \"calibrated tomorrow\"}"))
          byte[] body,
      @Context HttpHeaders headers) {
    return add("shelved", body, headers);
  }

  @DELETE
  @Path("/shelved/{id}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Takes it back; it stays in the list", operationId = "revokeShelving")
  @APIResponse(responseCode = "204", description = "it is taken back, or was so already")
  @APIResponse(ref = "notFound", responseCode = "404")
  public Uni<Response> revokeShelving(@PathParam("id") String id) {
    return revoke("shelved", id);
  }

  @GET
  @Path("/modes")
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "Operating modes, newest first; also what ended or was revoked",
      operationId = "modes")
  @Parameter(ref = "state")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "most on a page",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500"))
  @Parameter(ref = "after")
  @APIResponse(responseCode = "200", description = "a page")
  public Uni<Response> modes(@Context UriInfo uri) {
    return list("modes", uri);
  }

  @POST
  @Path("/modes")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Says in which mode a plant is", operationId = "addMode")
  @APIResponse(responseCode = "201", description = "it is in force; its id is in the answer")
  @APIResponse(responseCode = "403", description = RESERVED)
  @APIResponse(responseCode = "415", description = "Content-Type is not application/json")
  public Uni<Response> addMode(
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(type = SchemaType.OBJECT),
                      example =
                          "{\"asset\": \"plant-1\", \"mode\": \"cleaning\", \"to\": \"2026-11-02T14:00:00Z\", \"reason\": \"weekly\"}"))
          byte[] body,
      @Context HttpHeaders headers) {
    return add("modes", body, headers);
  }

  @DELETE
  @Path("/modes/{id}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Takes it back; it stays in the list", operationId = "revokeMode")
  @APIResponse(responseCode = "204", description = "it is taken back, or was so already")
  @APIResponse(ref = "notFound", responseCode = "404")
  public Uni<Response> revokeMode(@PathParam("id") String id) {
    return revoke("modes", id);
  }

  private Uni<Response> list(String what, UriInfo uri) {
    return ask("GET", ServiceClient.withQuery(what, uri.getRequestUri()), new byte[0]);
  }

  private Uni<Response> add(String what, byte[] body, HttpHeaders headers) {
    JsonRequests.require(headers);
    return ask("POST", what, body);
  }

  private Uni<Response> revoke(String what, String id) {
    return ask("DELETE", what + "/" + QueryParameters.uuid("id", id), new byte[0]);
  }

  private Uni<Response> ask(String method, String path, byte[] body) {
    return alertService.ask(method, "/api/v1/" + path, caller, body).map(ForwardedAnswer::response);
  }
}
