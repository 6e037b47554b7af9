package io.sluice.query.trial;

import io.sluice.platform.problem.Problems;
import io.sluice.platform.security.Roles;
import io.sluice.query.api.ForwardedAnswer;
import io.sluice.query.forwarding.ServiceClient;
import io.sluice.query.scoring.ScoringServiceClient;
import io.sluice.query.scoring.ScoringServiceConfig;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /api/v1/trials}: handed on to scoring-service while it comes, and its answer while that
 * comes. Who hangs up ends both.
 */
@Path("/api/v1/trials")
@RolesAllowed(Roles.OPERATOR)
@Consumes(MediaType.WILDCARD)
@Tag(name = "trials")
@APIResponse(ref = "badRequest", responseCode = "400")
@APIResponse(responseCode = "404", description = "no bundle serves the profile")
@APIResponse(responseCode = "413", description = "a file of more bytes or rows than are taken")
@APIResponse(ref = "unavailable", responseCode = "503")
public class TrialResource {

  private static final String LINES = "application/x-ndjson";
  private static final String CSV = "text/csv;charset=UTF-8";
  private static final int MOST_OF_A_REFUSAL = 64 << 10;
  private static final int RETRY_SECONDS = 10;

  private final ScoringServiceClient scoring;
  private final ScoringServiceConfig config;
  private final Semaphore slots;

  TrialResource(ScoringServiceClient scoring, ScoringServiceConfig config, TrialConfig trials) {
    this.scoring = scoring;
    this.config = config;
    this.slots = new Semaphore(trials.concurrency());
  }

  @POST
  @Blocking
  @Produces({LINES, CSV})
  @Operation(
      summary = "Judge a file without touching history",
      description =
          "The body is the file: text (CSV and its like, JSON), plain or gzip. The answer is an object"
              + " a line (application/x-ndjson): {\"rows\", \"of\"} while it is judged, and at last the"
              + " {\"report\"}, or the {\"problem\"} that ended it. Or, by Accept, text/csv: a row a"
              + " window. Who hangs up ends it.",
      operationId = "tryFile")
  @Parameter(
      name = "profile",
      in = ParameterIn.QUERY,
      required = true,
      description = "whose bundle judges",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "version",
      in = ParameterIn.QUERY,
      description = "of the bundle; the one that is served if absent",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "name",
      in = ParameterIn.QUERY,
      description = "what to call the file",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "timeColumn",
      in = ParameterIn.QUERY,
      description =
          "where the file does not speak for itself; likewise timeFormat, zone, assetColumn, exclude,"
              + " include, categorical, labelColumn, missing, decimal, columns, tagColumn, valueColumn,"
              + " resample: what the options of './sluice inspect' mean",
      schema = @Schema(type = SchemaType.STRING))
  @RequestBody(
      description = "the file",
      content =
          @Content(
              mediaType = "application/octet-stream",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "200",
      description = "progress and the report, or the scores",
      content = {
        @Content(mediaType = LINES, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
      })
  public Response judge(
      InputStream file,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context RoutingContext request) {
    if (!slots.tryAcquire()) {
      throw Problems.unavailable(
          "as many files are being judged as may be; try again", RETRY_SECONDS);
    }
    var hold = new TrialHold(slots, config.trialTimeout());
    request.addEndHandler(ended -> hold.requestEnded());
    try {
      HttpResponse<InputStream> answer =
          hold.keep(
              scoring.send(
                  ServiceClient.withQuery("/api/v1/trials", uri.getRequestUri()),
                  accept(headers),
                  file,
                  headers.getLength()));
      if (answer.statusCode() != 200) {
        try (hold) {
          return refusal(answer);
        }
      }
      StreamingOutput output =
          out -> {
            if (hold.begin()) {
              try (hold) {
                hold.copy(out);
              }
            }
          };
      return Response.ok(output).type(ForwardedAnswer.contentType(answer)).build();
    } catch (RuntimeException e) {
      hold.close();
      throw e;
    }
  }

  private static String accept(HttpHeaders headers) {
    boolean isTable =
        headers.getAcceptableMediaTypes().stream()
            .anyMatch(type -> type.getSubtype().equals("csv"));
    return isTable ? "text/csv" : LINES;
  }

  private static Response refusal(HttpResponse<InputStream> answer) {
    try {
      return ForwardedAnswer.of(answer, answer.body().readNBytes(MOST_OF_A_REFUSAL)).response();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
