package io.sluice.query.stats;

import io.sluice.platform.security.Roles;
import io.sluice.query.paging.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/stats} */
@Path("/api/v1/stats")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "stats")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class StatsResource {

  private static final Duration KEPT = Duration.ofSeconds(1);

  private final RecentStats stats;

  StatsResource(StatsRepository repository) {
    this.stats = new RecentStats(repository::stats, KEPT);
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "How much is stored, how far it has come, how fast",
      description = "Counts are exact, and a second old at the most. Takes no parameters.",
      operationId = "stats")
  @APIResponse(responseCode = "200", description = "counts, event time ranges, latencies")
  public Uni<Stats> stats(@Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters());
    return stats.get();
  }
}
