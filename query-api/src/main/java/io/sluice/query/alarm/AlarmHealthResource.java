package io.sluice.query.alarm;

import io.sluice.platform.security.Roles;
import io.sluice.query.history.ReadGuard;
import io.sluice.query.paging.QueryParameters;
import io.sluice.query.paging.TimeRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/alarm-health} */
@Path("/api/v1/alarm-health")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "incidents")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class AlarmHealthResource {

  private static final Duration USUAL = Duration.ofHours(24);
  private static final Duration LONGEST = Duration.ofDays(31);

  private final AlarmHealthRepository alarms;
  private final ReadGuard guard;

  AlarmHealthResource(Pool pool, ReadGuard guard) {
    this.alarms = new AlarmHealthRepository(pool);
    this.guard = guard;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "How well people are served by the alarms they get",
      description =
          "The measures of ISA-18.2 and EEMUA 191: alarms per ten minutes, floods, worst offenders,"
              + " standing, stale and chattering alarms. 'to' is now and 'from' a day before it"
              + " unless they are given; 31 days at most.",
      operationId = "alarmHealth")
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @APIResponse(responseCode = "200", description = "the measures, in event time")
  public Uni<AlarmHealth> health(@Context UriInfo uri) {
    TimeRange given = new QueryParameters(uri.getQueryParameters(), "from", "to").range();
    return guard.read(
        () ->
            (given.to() == null ? alarms.now() : Uni.createFrom().item(given.to()))
                .chain(
                    to -> {
                      OffsetDateTime from = given.from() == null ? to.minus(USUAL) : given.from();
                      new TimeRange(from, to).atMost(LONGEST);
                      return alarms.between(from, to);
                    }));
  }
}
