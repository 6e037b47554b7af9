package io.sluice.query.whatif;

import io.sluice.platform.security.Roles;
import io.sluice.query.history.ReadGuard;
import io.sluice.query.paging.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/what-if} */
@Path("/api/v1/what-if")
@RolesAllowed(Roles.VIEWER)
@Tag(name = "incidents")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(ref = "unavailable", responseCode = "503")
public class WhatIfResource {

  private final WhatIf whatIf;
  private final ReadGuard guard;

  WhatIfResource(WhatIf whatIf, ReadGuard guard) {
    this.whatIf = whatIf;
    this.guard = guard;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Which incidents there would have been with another threshold",
      description =
          "Judges the stored scores of an asset anew, by the rules that are in force in"
              + " alert-service, as patient as the newest bundle says, and changes nothing. Of its process"
              + " alone: faults of the data and drift are not among stored scores. At most 31 days, and"
              + " 200,000 scores near the threshold.",
      operationId = "whatIf")
  @APIResponse(responseCode = "200", description = "the incidents that would have been")
  @APIResponse(responseCode = "415", description = "Content-Type is not application/json")
  public Uni<WhatIfView> judge(
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = WhatIfBody.class),
                      example =
                          "{\"asset\": \"plant-1\", \"from\": \"2015-12-28T00:00:00Z\", \"to\": \"2015-12-29T00:00:00Z\", \"threshold\": 1.2, \"onDelay\": \"PT30S\"}"))
          byte[] body,
      @Context UriInfo uri) {
    new QueryParameters(uri.getQueryParameters());
    WhatIfBody asked = WhatIfBody.of(body);
    return guard.read(() -> whatIf.judge(asked));
  }
}
