package io.sluice.query.incident;

import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.platform.security.Roles;
import io.sluice.query.alert.AlertRepository;
import io.sluice.query.history.Listing;
import io.sluice.query.history.ReadGuard;
import io.sluice.query.paging.Page;
import io.sluice.query.paging.PagingConfig;
import io.sluice.query.paging.QueryParameters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** {@code /api/v1/incidents} */
@Path("/api/v1")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "incidents")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class IncidentResource {

  private static final String[] FILTERS = {
    "asset", "stream", "profile", "category", "cause", "severity", "status", "from", "to"
  };
  private static final String PATH = "/api/v1/incidents";

  private final IncidentRepository incidents;
  private final AlertRepository alerts;
  private final Listing listing;
  private final ReadGuard guard;
  private final PagingConfig config;

  IncidentResource(
      IncidentRepository incidents,
      AlertRepository alerts,
      Listing listing,
      ReadGuard guard,
      PagingConfig config) {
    this.incidents = incidents;
    this.alerts = alerts;
    this.listing = listing;
    this.guard = guard;
    this.config = config;
  }

  @GET
  @Path("/incidents")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Incidents, newest start first", operationId = "incidents")
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(ref = "profile")
  @Parameter(ref = "category")
  @Parameter(ref = "cause")
  @Parameter(ref = "severity")
  @Parameter(ref = "status")
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @Parameter(ref = "limit")
  @Parameter(ref = "cursor")
  @APIResponse(responseCode = "200", description = "a page of incidents")
  public Uni<Page<IncidentView>> list(@Context UriInfo uri) {
    var given = QueryParameters.ofPage(uri.getQueryParameters(), FILTERS);
    IncidentFilter filter = filter(given);
    return listing.page(
        given,
        PATH,
        IncidentRepository.KIND,
        (after, limit) -> incidents.newest(filter, after, limit),
        IncidentRepository::cursor);
  }

  @GET
  @Path("/incidents/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "One incident with its alerts", operationId = "incident")
  @APIResponse(responseCode = "200", description = "the incident")
  @APIResponse(ref = "notFound", responseCode = "404")
  public Uni<IncidentDetail> one(@PathParam("id") String text, @Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters());
    UUID id = QueryParameters.uuid("id", text);
    return guard.read(
        () ->
            known(id)
                .chain(
                    incident ->
                        alerts
                            .ofIncident(id, config.maxLimit())
                            .map(changes -> new IncidentDetail(incident, changes))));
  }

  @GET
  @Path("/incidents/{id}/history")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "What happened to an incident and who did it, in the order in which it did",
      description = "Each change, command and comment; kept as long as incidents are.",
      operationId = "incidentHistory")
  @Parameter(ref = "limit")
  @Parameter(ref = "cursor")
  @APIResponse(responseCode = "200", description = "a page of what happened")
  @APIResponse(ref = "notFound", responseCode = "404")
  public Uni<Page<HistoryEntry>> history(@PathParam("id") String text, @Context UriInfo uri) {
    var given = QueryParameters.ofPage(uri.getQueryParameters());
    UUID id = QueryParameters.uuid("id", text);
    return listing.page(
        given,
        PATH + "/" + id + "/history",
        IncidentRepository.HISTORY,
        (after, limit) -> known(id).chain(() -> incidents.history(id, after, limit)),
        IncidentRepository::historyCursor);
  }

  @GET
  @Path("/incidents.csv")
  @Produces("text/csv")
  @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"incidents.csv\"")
  @Operation(summary = "Incidents as CSV, newest start first", operationId = "incidentsCsv")
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(ref = "profile")
  @Parameter(ref = "category")
  @Parameter(ref = "cause")
  @Parameter(ref = "severity")
  @Parameter(ref = "status")
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @APIResponse(responseCode = "200", description = "a header line, then one line an incident")
  public Multi<String> csv(@Context UriInfo uri) {
    IncidentFilter filter = filter(new QueryParameters(uri.getQueryParameters(), FILTERS));
    return listing.csv(
        IncidentCsv.TABLE,
        (after, limit) -> incidents.newest(filter, after, limit),
        IncidentRepository::cursor);
  }

  private Uni<IncidentView> known(UUID id) {
    return incidents
        .byId(id)
        .onItem()
        .ifNull()
        .failWith(() -> new NotFoundException("there is no incident " + id));
  }

  private static IncidentFilter filter(QueryParameters given) {
    return new IncidentFilter(
        given.text("asset"),
        given.text("stream"),
        given.text("profile"),
        given.option("category", Category.class),
        given.option("cause", Cause.class),
        given.severity(),
        given.option("status", IncidentStatus.class),
        given.range());
  }
}
