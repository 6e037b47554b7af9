package io.sluice.alert.delivery;

import io.sluice.alert.api.Requests;
import io.sluice.platform.problem.Problems;
import io.sluice.platform.security.JsonRequests;
import io.sluice.platform.security.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Deliveries for people: what reached whom, and what did not. */
@Path("/api/v1/deliveries")
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Deliveries", description = "Alerts on their way to channels.")
@Blocking
class DeliveryResource {

  private static final int MAX_LIMIT = 500;

  private final DeliveryQuery query;
  private final DeliveryStore store;

  DeliveryResource(DeliveryQuery query, DeliveryStore store) {
    this.query = query;
    this.store = store;
  }

  @GET
  @Operation(summary = "Lists deliveries, newest first, a page at a time.")
  @APIResponse(responseCode = "200", description = "A page.")
  @APIResponse(responseCode = "400", description = "A parameter is wrong; the answer says which.")
  public DeliveryPage list(
      @Parameter(description = "PENDING, DELIVERED, SUPERSEDED or DEAD") @QueryParam("status")
          @Nullable String status,
      @Parameter(description = "Name of a channel: log, webhook:ops") @QueryParam("channel")
          @Nullable String channel,
      @Parameter(description = "Id of an alert") @QueryParam("alert") @Nullable String alert,
      @Parameter(description = "'next' of the page before") @QueryParam("after")
          @Nullable String after,
      @Parameter(description = "Most deliveries on a page, 1 to 500")
          @QueryParam("limit")
          @DefaultValue("50")
          String limit)
      throws SQLException {
    return query.page(
        new DeliveryFilter(
            Requests.parsed(
                "status",
                status,
                DeliveryStatus::valueOf,
                "one of " + Arrays.toString(DeliveryStatus.values())),
            Optional.ofNullable(channel),
            Requests.parsed("alert", alert, UUID::fromString, "a UUID"),
            Requests.parsed("after", after, Long::valueOf, "'next' of the page before"),
            Requests.parsed("limit", limit, DeliveryResource::limit, "1 to " + MAX_LIMIT)
                .orElseThrow()));
  }

  @POST
  @Path("/{id}/resend")
  @Operation(
      summary = "Sends a delivery again, now, with fresh attempts and the same id.",
      description = "Also makes one that waits for its next attempt due at once.")
  @APIResponse(responseCode = "202", description = "Queued.")
  @APIResponse(responseCode = "404", description = "There is no such delivery.")
  @APIResponse(responseCode = "409", description = "It is being sent at this moment.")
  @APIResponse(responseCode = "415", description = "Content-Type is not application/json.")
  public Response resend(
      @Parameter(description = "Id of the delivery") @PathParam("id") String id,
      @Context HttpHeaders headers)
      throws SQLException {
    JsonRequests.require(headers);
    UUID delivery = Requests.parsed("id", id, UUID::fromString, "a UUID").orElseThrow();
    return switch (store.resend(delivery)) {
      case Resend.Queued queued -> Response.accepted(queued.delivery()).build();
      case Resend.Unknown unknown ->
          throw Problems.of(Response.Status.NOT_FOUND, "There is no delivery " + delivery);
      case Resend.UnderWay underWay ->
          throw Problems.of(
              Response.Status.CONFLICT, "Delivery " + delivery + " is being sent at this moment");
    };
  }

  private static int limit(String text) {
    int limit = Integer.parseInt(text);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException();
    }
    return limit;
  }
}
