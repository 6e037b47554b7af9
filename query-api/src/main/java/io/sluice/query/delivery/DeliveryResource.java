package io.sluice.query.delivery;

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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /api/v1/deliveries}, {@code channels} and {@code alert-test}, as alert-service answers.
 */
@Path("/api/v1")
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "deliveries")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class DeliveryResource {

  private static final byte[] NOTHING = {};

  private final AlertServiceClient alertService;
  private final SecurityIdentity caller;

  DeliveryResource(AlertServiceClient alertService, SecurityIdentity caller) {
    this.alertService = alertService;
    this.caller = caller;
  }

  @GET
  @Path("/channels")
  @Operation(
      summary = "The ways to reach people: whether each is tried, and what waits for it",
      operationId = "channels")
  @APIResponse(responseCode = "200", description = "all that are configured")
  public Uni<Response> channels() {
    return ask("GET", "channels");
  }

  @GET
  @Path("/deliveries")
  @Operation(summary = "Deliveries, newest first", operationId = "deliveries")
  @Parameter(
      name = "status",
      in = ParameterIn.QUERY,
      description = "PENDING, DELIVERED, SUPERSEDED or DEAD",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "channel",
      in = ParameterIn.QUERY,
      description = "name of a channel",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "alert",
      in = ParameterIn.QUERY,
      description = "id of an alert",
      schema = @Schema(type = SchemaType.STRING, format = "uuid"))
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "most on a page",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500"))
  @Parameter(
      name = "after",
      in = ParameterIn.QUERY,
      description = "'next' of the page before",
      schema = @Schema(type = SchemaType.STRING))
  @APIResponse(responseCode = "200", description = "a page")
  public Uni<Response> deliveries(@Context UriInfo uri) {
    return ask("GET", withQuery("deliveries", uri));
  }

  @POST
  @Path("/alert-test")
  @RolesAllowed(Roles.ENGINEER)
  @Operation(
      summary = "Sends a test alert through every channel and says what each answered",
      operationId = "testAlert")
  @APIResponse(responseCode = "200", description = "the answer of each channel, good or bad")
  @APIResponse(responseCode = "415", description = "Content-Type is not application/json")
  public Uni<Response> test(@Parameter(hidden = true) byte[] body, @Context HttpHeaders headers) {
    JsonRequests.require(headers);
    return ask("POST", "alert-test", body);
  }

  @POST
  @Path("/deliveries/resend")
  @RolesAllowed(Roles.ENGINEER)
  @Operation(
      summary = "Sends what is dead of a channel again, oldest first, each with the same id",
      operationId = "resendDeliveries")
  @Parameter(
      name = "channel",
      in = ParameterIn.QUERY,
      required = true,
      description = "name of the channel",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "status",
      in = ParameterIn.QUERY,
      description = "DEAD or SUPERSEDED",
      schema = @Schema(type = SchemaType.STRING, defaultValue = "DEAD"))
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "most at once",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10000"))
  @APIResponse(
      responseCode = "202",
      description = "how many are queued, and whether there are more")
  @APIResponse(responseCode = "415", description = "Content-Type is not application/json")
  public Uni<Response> resendMany(@Context UriInfo uri, @Context HttpHeaders headers) {
    JsonRequests.require(headers);
    return ask("POST", withQuery("deliveries/resend", uri));
  }

  @POST
  @Path("/deliveries/{id}/resend")
  @Operation(
      summary = "Sends a delivery again, now, with the same id",
      operationId = "resendDelivery")
  @APIResponse(responseCode = "202", description = "queued")
  @APIResponse(ref = "notFound", responseCode = "404")
  @APIResponse(responseCode = "409", description = "it is being sent at this moment")
  @APIResponse(responseCode = "415", description = "Content-Type is not application/json")
  public Uni<Response> resend(@PathParam("id") String id, @Context HttpHeaders headers) {
    JsonRequests.require(headers);
    return ask("POST", "deliveries/%s/resend".formatted(QueryParameters.uuid("id", id)));
  }

  private static String withQuery(String path, UriInfo uri) {
    return ServiceClient.withQuery(path, uri.getRequestUri());
  }

  private Uni<Response> ask(String method, String path) {
    return ask(method, path, NOTHING);
  }

  private Uni<Response> ask(String method, String path, byte[] body) {
    return alertService.ask(method, "/api/v1/" + path, caller, body).map(ForwardedAnswer::response);
  }
}
