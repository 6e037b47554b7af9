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
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Deliveries", description = "Alerts on their way to channels.")
@Blocking
class DeliveryResource {

  private static final int MAX_LIMIT = 500;
  private static final int MOST_AT_ONCE = 10_000;

  private final DeliveryQuery query;
  private final Resends resends;

  DeliveryResource(DeliveryQuery query, Resends resends) {
    this.query = query;
    this.resends = resends;
  }

  @GET
  @Operation(summary = "Lists deliveries, newest first, a page at a time.")
  @APIResponse(responseCode = "200", description = "A page.")
  @APIResponse(responseCode = "400", description = "A parameter is wrong; the answer says which.")
  public DeliveryPage list(
      @Parameter(description = "PENDING, DELIVERED, SUPERSEDED or DEAD") @QueryParam("status")
          @Nullable String status,
      @Parameter(description = "Name of a channel: log, ops") @QueryParam("channel")
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
            Requests.parsed("limit", limit, text -> limit(text, MAX_LIMIT), "1 to " + MAX_LIMIT)
                .orElseThrow()));
  }

  @POST
  @Path("/resend")
  @RolesAllowed({Roles.ENGINEER, Roles.SERVICE})
  @Operation(
      summary = "Sends what is dead of a channel again, oldest first, each with the same id.",
      description =
          "Up to 'limit' of them, with fresh attempts, no faster than the channel may be told. 'more'"
              + " in the answer says whether to ask again.")
  @APIResponse(responseCode = "202", description = "How many are queued.")
  @APIResponse(responseCode = "400", description = "A parameter is wrong; the answer says which.")
  @APIResponse(responseCode = "415", description = "Content-Type is not application/json.")
  public Response resendMany(
      @Parameter(description = "Name of a channel: log, ops", required = true)
          @QueryParam("channel")
          @Nullable String channel,
      @Parameter(description = "DEAD or SUPERSEDED") @QueryParam("status") @DefaultValue("DEAD")
          String status,
      @Parameter(description = "Most deliveries at once, 1 to 10000")
          @QueryParam("limit")
          @DefaultValue("1000")
          String limit,
      @Context HttpHeaders headers)
      throws SQLException {
    JsonRequests.require(headers);
    String of =
        Requests.parsed("channel", channel, name -> name, "the name of a channel")
            .orElseThrow(
                () ->
                    Problems.of(
                        Response.Status.BAD_REQUEST,
                        "'channel' is missing; name the channel whose deliveries to send again"));
    DeliveryStatus ended =
        Requests.parsed("status", status, DeliveryResource::ended, "DEAD or SUPERSEDED")
            .orElseThrow();
    int most =
        Requests.parsed("limit", limit, text -> limit(text, MOST_AT_ONCE), "1 to " + MOST_AT_ONCE)
            .orElseThrow();
    return Response.accepted(resends.resend(ended, of, most)).build();
  }

  private static DeliveryStatus ended(String text) {
    DeliveryStatus status = DeliveryStatus.valueOf(text);
    if (status != DeliveryStatus.DEAD && status != DeliveryStatus.SUPERSEDED) {
      throw new IllegalArgumentException();
    }
    return status;
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
    return switch (resends.resend(delivery)) {
      case Resend.Queued queued -> Response.accepted(queued.delivery()).build();
      case Resend.Unknown unknown ->
          throw Problems.of(Response.Status.NOT_FOUND, "There is no delivery " + delivery);
      case Resend.UnderWay underWay ->
          throw Problems.of(
              Response.Status.CONFLICT, "Delivery " + delivery + " is being sent at this moment");
    };
  }

  private static int limit(String text, int most) {
    int limit = Integer.parseInt(text);
    if (limit < 1 || limit > most) {
      throw new IllegalArgumentException();
    }
    return limit;
  }
}
