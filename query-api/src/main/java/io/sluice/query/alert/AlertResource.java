package io.sluice.query.alert;

import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.platform.security.Roles;
import io.sluice.query.history.Listing;
import io.sluice.query.paging.Page;
import io.sluice.query.paging.QueryParameters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** {@code /api/v1/alerts} */
@Path("/api/v1")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "alerts")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class AlertResource {

  private static final String[] FILTERS = {
    "asset", "stream", "profile", "incident", "category", "cause", "severity", "from", "to"
  };
  private static final String PATH = "/api/v1/alerts";

  private final AlertRepository alerts;
  private final Listing listing;

  AlertResource(AlertRepository alerts, Listing listing) {
    this.alerts = alerts;
    this.listing = listing;
  }

  @GET
  @Path("/alerts")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Alerts, newest first", operationId = "alerts")
  @Parameter(ref = "limit")
  @Parameter(ref = "cursor")
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(ref = "profile")
  @Parameter(ref = "incident")
  @Parameter(ref = "category")
  @Parameter(ref = "cause")
  @Parameter(ref = "severity")
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @APIResponse(responseCode = "200", description = "a page of alerts")
  public Uni<Page<AlertView>> list(@Context UriInfo uri) {
    var given = QueryParameters.ofPage(uri.getQueryParameters(), FILTERS);
    AlertFilter filter = filter(given);
    return listing.page(
        given,
        PATH,
        AlertRepository.KIND,
        (after, limit) -> alerts.newest(filter, after, limit),
        AlertRepository::cursor);
  }

  @GET
  @Path("/alerts.csv")
  @Produces("text/csv")
  @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"alerts.csv\"")
  @Operation(summary = "Alerts as CSV, newest first", operationId = "alertsCsv")
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(ref = "profile")
  @Parameter(ref = "incident")
  @Parameter(ref = "category")
  @Parameter(ref = "cause")
  @Parameter(ref = "severity")
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @APIResponse(responseCode = "200", description = "a header line, then one line an alert")
  public Multi<String> csv(@Context UriInfo uri) {
    AlertFilter filter = filter(new QueryParameters(uri.getQueryParameters(), FILTERS));
    return listing.csv(
        AlertCsv.TABLE,
        (after, limit) -> alerts.newest(filter, after, limit),
        AlertRepository::cursor);
  }

  private static AlertFilter filter(QueryParameters given) {
    return new AlertFilter(
        given.text("asset"),
        given.text("stream"),
        given.text("profile"),
        given.uuid("incident"),
        given.option("category", Category.class),
        given.option("cause", Cause.class),
        given.severity(),
        given.range());
  }
}
