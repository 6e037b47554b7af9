package io.sluice.ingest.intake;

import io.quarkus.security.identity.SecurityIdentity;
import io.sluice.ingest.limits.ByteBudget;
import io.sluice.ingest.limits.LimitExceededException;
import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.limits.OverloadedException;
import io.sluice.ingest.limits.RequestGate;
import io.sluice.ingest.metrics.IngestMetrics;
import io.sluice.platform.security.Roles;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where readings come in. */
@Path("/api/v1/readings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "readings")
public class ReadingsResource {

  /** As the value of a label, of what is not read. */
  static final String UNKNOWN_FORMAT = "unknown";

  private final ReadingIntake intake;
  private final BodyReader bodies;
  private final ByteBudget budget;
  private final RequestGate gate;
  private final IntakeProblems problems;
  private final SenderNotices notices;
  private final SecurityIdentity caller;
  private final IngestMetrics metrics;

  public ReadingsResource(
      ReadingIntake intake,
      LimitsConfig limits,
      IntakeProblems problems,
      SenderNotices notices,
      SecurityIdentity caller,
      IngestMetrics metrics) {
    this.notices = notices;
    this.caller = caller;
    this.intake = intake;
    this.bodies = new BodyReader(limits);
    this.budget = new ByteBudget(limits.buffered().asLongValue());
    this.gate = new RequestGate(limits.requests());
    this.problems = problems;
    this.metrics = metrics;
    metrics.bufferedBytes(budget::used);
    metrics.requestsInFlight(gate::inside);
  }

  @POST
  @RolesAllowed(Roles.INGEST)
  @Operation(
      summary = "Take readings in",
      description =
          """
          One reading or many, as a JSON object, a JSON array, NDJSON or CSV, gzip too. The answer \
          comes when the broker has acknowledged every record: 202 means that all are durable. \
          Rejected records do not stop the others; they are listed in the answer and put on the \
          dead-letter topic. Values that were not taken as they came are listed, too: those of tags \
          that the profile does not have, fields that a reading does not have, and words in place of \
          numbers. With the parameter profile a body of JSON or NDJSON is records by names of their own, \
          an object with a field a tag, flows spelled as Zeek, goflow2, Logstash or IPFIX do. A query parameter that is not known is refused. After a 503 send the same again: \
          nothing is lost, though some of it may be on the log already. Of signals no reading is judged \
          twice, unless the body spans more time than a window of its profile: that begins anew then, \
          as if the clock had been put back. Records of events are judged twice. The history keeps a \
          reading once if it has an id.""")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(oneOf = {PostedReading.class, PostedReading[].class}),
            examples = {
              @ExampleObject(name = "one reading", value = Examples.JSON),
              @ExampleObject(name = "an array", value = Examples.JSON_ARRAY)
            }),
        @Content(
            mediaType = "application/x-ndjson",
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "a reading a line", value = Examples.NDJSON)),
        @Content(
            mediaType = "text/csv",
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(name = "with columns asset and profile", value = Examples.CSV))
      })
  @APIResponse(
      responseCode = "202",
      description = "At least one reading is on the log; rejected ones are listed",
      content = @Content(schema = @Schema(implementation = IngestAnswer.class)))
  @APIResponse(
      responseCode = "400",
      description = "No reading was accepted; the problem lists the rejected records",
      content = @Content(mediaType = "application/problem+json"))
  @APIResponse(responseCode = "408", description = "The body took too long to arrive")
  @APIResponse(responseCode = "413", description = "Over a limit, which the problem names")
  @APIResponse(
      responseCode = "415",
      description = "Neither JSON nor NDJSON nor CSV, or in a charset that is not read")
  @APIResponse(
      responseCode = "503",
      description = "Too much at once, or the broker has not acknowledged; send the same again",
      headers = @Header(name = "Retry-After", description = "Seconds"))
  public Response post(
      @HeaderParam("Content-Type") @Nullable String contentType,
      @HeaderParam("Content-Encoding") @Nullable String encoding,
      @HeaderParam("Content-Length") @Nullable String length,
      @BeanParam CsvParameters csv,
      @Context UriInfo uri,
      @Context HttpServerRequest request,
      InputStream body) {
    long start = System.nanoTime();
    var sender = SenderNotices.sender(caller, request);
    var type = ContentType.of(contentType);
    var format = type.format().label();
    int status = 500;
    try {
      CsvParameters.check(uri.getQueryParameters(), type.format());
      var response = gate.within(() -> take(body, length(length), encoding, type, csv, sender));
      status = response.getStatus();
      return response;
    } catch (LimitExceededException | RefusedBodyException | IOException e) {
      notices.tell(sender, format, String.valueOf(e.getMessage()));
      var response = problems.of(e);
      status = response.getStatus();
      return response;
    } catch (OverloadedException | BrokerUnavailableException e) {
      var response = problems.of(e);
      status = response.getStatus();
      return response;
    } finally {
      metrics.request(format, status, System.nanoTime() - start);
    }
  }

  private Response take(
      InputStream in,
      long length,
      @Nullable String encoding,
      ContentType type,
      CsvParameters csv,
      String sender)
      throws IOException {
    try (var share = budget.open()) {
      var body = bodies.read(in, length, encoding, type, share);
      var answer = intake.take(body, type.format(), csv, share);
      notices.tell(sender, type.format().label(), answer);
      return answer.accepted() == 0
          ? problems.noneAccepted(answer, body.length())
          : Response.accepted(answer).build();
    }
  }

  /** The server has refused a length that is no number before. */
  private static long length(@Nullable String header) {
    return header == null ? -1 : Long.parseLong(header);
  }
}
