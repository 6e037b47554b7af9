package io.sluice.query.shadow;

import io.sluice.platform.security.Roles;
import io.sluice.query.alerting.IncidentPolicies;
import io.sluice.query.history.ReadGuard;
import io.sluice.query.paging.QueryParameters;
import io.sluice.query.paging.TimeRange;
import io.sluice.query.scoring.BundleTerms;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/shadow} */
@Path("/api/v1/shadow")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "bundles")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class ShadowResource {

  private static final Duration LONGEST = Duration.ofDays(31);

  private final Shadows shadows;
  private final ReadGuard guard;

  ShadowResource(Pool pool, BundleTerms terms, IncidentPolicies policies, ReadGuard guard) {
    this.shadows = new Shadows(pool, terms, policies);
    this.guard = guard;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "How a bundle in the shadow judges beside the champion",
      description =
          "What both made of the windows that both judged: how often they agree, the incidents that"
              + " each would have raised by the rules in force in alert-service (of the process alone, as"
              + " patient as its bundle is where nothing is set for the profile), false alarms a stream and day against its budget, and how long it"
              + " took. Of the bundle that was in the shadow last, and the newest 50,000 of its windows."
              + " 'to' is its newest window and 'from' a day before that unless they are given; 31 days"
              + " at most.",
      operationId = "shadow")
  @Parameter(
      name = "profile",
      in = ParameterIn.QUERY,
      required = true,
      description = "the profile whose bundles are compared",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(ref = "from")
  @Parameter(ref = "to")
  @APIResponse(responseCode = "200", description = "both, side by side")
  @APIResponse(responseCode = "204", description = "none was in the shadow in that time")
  public Uni<ShadowView> shadow(@Context UriInfo uri) {
    var parameters = new QueryParameters(uri.getQueryParameters(), "profile", "from", "to");
    String profile = parameters.requiredText("profile", "the profile whose bundles are compared");
    TimeRange range = parameters.range().atMost(LONGEST);
    return guard.read(() -> shadows.compare(profile, range)).map(view -> view.orElse(null));
  }
}
