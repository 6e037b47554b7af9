package io.sluice.query.quality;

import io.sluice.platform.security.Roles;
import io.sluice.query.history.ReadGuard;
import io.sluice.query.paging.QueryParameters;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/quality} */
@Path("/api/v1/quality")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "incidents")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class QualityResource {

  private final QualityRepository quality;
  private final ReadGuard guard;

  QualityResource(Pool pool, ReadGuard guard) {
    this.quality = new QualityRepository(pool);
    this.guard = guard;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "How good the alarms of each profile were over 7 and 30 days",
      description =
          "Of the incidents that people labelled, the part that was right, by detector and by cause, with"
              + " the interval that so few allow; how long people took to acknowledge; what they called"
              + " anomalous without an incident; and how many incidents a stream and day nobody has"
              + " confirmed, to hold against the alarm budget. Takes no parameters.",
      operationId = "quality")
  @APIResponse(responseCode = "200", description = "by profile, in the order of their names")
  public Uni<List<QualityView>> quality(@Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters());
    return guard.read(quality::all);
  }
}
