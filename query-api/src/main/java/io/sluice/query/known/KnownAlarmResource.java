package io.sluice.query.known;

import io.quarkus.security.identity.SecurityIdentity;
import io.sluice.platform.security.Roles;
import io.sluice.query.api.ForwardedAnswer;
import io.sluice.query.command.AlertServiceClient;
import io.sluice.query.command.CommandBody;
import io.sluice.query.history.Listing;
import io.sluice.query.history.ReadGuard;
import io.sluice.query.paging.Page;
import io.sluice.query.paging.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/known-alarms}: an incident becomes one by its label. */
@Path("/api/v1/known-alarms")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class KnownAlarmResource {

  private static final String PATH = "/api/v1/known-alarms";

  private final KnownAlarmRepository known;
  private final AlertServiceClient alertService;
  private final Listing listing;
  private final ReadGuard guard;
  private final SecurityIdentity caller;

  KnownAlarmResource(
      KnownAlarmRepository known,
      AlertServiceClient alertService,
      Listing listing,
      ReadGuard guard,
      SecurityIdentity caller) {
    this.known = known;
    this.alertService = alertService;
    this.listing = listing;
    this.guard = guard;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "Known false alarms, those that end last first",
      description =
          "What is like one of them, of the same asset and profile, is told as INFO at most. An"
              + " incident becomes one by the label FALSE_POSITIVE with 'knownUntil'.",
      operationId = "knownAlarms")
  @Parameter(ref = "asset")
  @Parameter(ref = "profile")
  @Parameter(ref = "limit")
  @Parameter(ref = "cursor")
  @APIResponse(responseCode = "200", description = "a page")
  public Uni<Page<KnownAlarmView>> list(@Context UriInfo uri) {
    var given = QueryParameters.ofPage(uri.getQueryParameters(), "asset", "profile");
    String asset = given.text("asset");
    String profile = given.text("profile");
    return listing.page(
        given,
        PATH,
        KnownAlarmRepository.KIND,
        (after, limit) -> known.inForce(asset, profile, after, limit),
        KnownAlarmRepository::cursor);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Takes it back: what is like it is told as ever again",
      description =
          "The incident stays a false alarm, by a label of its own, which is in its history.",
      operationId = "revokeKnownAlarm")
  @APIResponse(responseCode = "200", description = "it is taken back")
  @APIResponse(responseCode = "202", description = "it is on the log, and will be taken back")
  @APIResponse(ref = "notFound", responseCode = "404")
  public Uni<Response> revoke(@PathParam("id") String text) {
    UUID id = QueryParameters.uuid("id", text);
    String by = caller.getPrincipal().getName();
    return guard
        .read(() -> known.isKnown(id))
        .chain(
            isKnown ->
                isKnown
                    ? alertService
                        .give(id, "label", UUID.randomUUID(), by, CommandBody.knownNoLonger())
                        .map(ForwardedAnswer::response)
                    : Uni.createFrom()
                        .failure(
                            new NotFoundException("incident " + id + " is no known false alarm")));
  }
}
