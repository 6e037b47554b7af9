package io.sluice.query.drift;

import io.sluice.platform.security.Roles;
import io.sluice.query.history.Listing;
import io.sluice.query.paging.Page;
import io.sluice.query.paging.QueryParameters;
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

/** {@code /api/v1/drift} */
@Path("/api/v1/drift")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "drift")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class DriftResource {

  private static final String[] FILTERS = {"asset", "stream", "profile", "drifting", "from", "to"};
  private static final String PATH = "/api/v1/drift";
  private static final String HISTORY = "/history";

  /** What {@code drifting} may be. */
  private enum YesOrNo {
    TRUE,
    FALSE
  }

  private final DriftRepository reports;
  private final Listing listing;

  DriftResource(DriftRepository reports, Listing listing) {
    this.reports = reports;
    this.listing = listing;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Of each stream, whether it is still what its bundle was trained on",
      operationId = "drift")
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(ref = "profile")
  @Parameter(ref = "drifting")
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @Parameter(ref = "limit")
  @Parameter(ref = "cursor")
  @APIResponse(responseCode = "200", description = "a page of reports, one a stream")
  public Uni<Page<DriftView>> newest(@Context UriInfo uri) {
    return page(uri, PATH, true);
  }

  @GET
  @Path(HISTORY)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "What was told of drift, newest first", operationId = "driftHistory")
  @Parameter(ref = "asset")
  @Parameter(ref = "stream")
  @Parameter(ref = "profile")
  @Parameter(ref = "drifting")
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @Parameter(ref = "limit")
  @Parameter(ref = "cursor")
  @APIResponse(responseCode = "200", description = "a page of reports")
  public Uni<Page<DriftView>> history(@Context UriInfo uri) {
    return page(uri, PATH + HISTORY, false);
  }

  private Uni<Page<DriftView>> page(UriInfo uri, String path, boolean newest) {
    var given = QueryParameters.ofPage(uri.getQueryParameters(), FILTERS);
    YesOrNo drifting = given.option("drifting", YesOrNo.class);
    var filter =
        new DriftFilter(
            newest,
            given.text("asset"),
            given.text("stream"),
            given.text("profile"),
            drifting == null ? null : drifting == YesOrNo.TRUE,
            given.range());
    return listing.page(
        given,
        path,
        DriftRepository.KIND,
        (after, limit) -> reports.newest(filter, after, limit),
        DriftRepository::cursor);
  }
}
