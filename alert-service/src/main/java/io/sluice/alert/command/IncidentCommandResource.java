package io.sluice.alert.command;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.sluice.alert.api.Caller;
import io.sluice.alert.api.Requests;
import io.sluice.alert.publish.CommandPublisher;
import io.sluice.contracts.CommandKind;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.IncidentLabel;
import io.sluice.incidents.SaidOfTags;
import io.sluice.platform.problem.Problems;
import io.sluice.platform.security.JsonRequests;
import io.sluice.platform.security.Roles;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Takes commands: writes them onto the log, where whoever owns the asset's partition finds them
 * among its scores, and answers once their effect is committed. Any replica does for any incident.
 */
@Path("/api/v1/incidents/{id}")
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Incidents", description = "What people do to incidents.")
@APIResponse(responseCode = "200", description = "It is done, or was so already.")
@APIResponse(responseCode = "202", description = "It is on the log, and will be done.")
@APIResponse(responseCode = "400", description = "A parameter is wrong; the answer says which.")
@APIResponse(responseCode = "404", description = "There is no such incident.")
@APIResponse(responseCode = "409", description = "It cannot be done; the answer says why.")
@APIResponse(responseCode = "415", description = "Content-Type is not application/json.")
@APIResponse(responseCode = "422", description = "The key was used for another command.")
@APIResponse(responseCode = "503", description = "The broker does not take it, or too many wait.")
@Blocking
class IncidentCommandResource {

  private static final String KEY = "Idempotency-Key";
  private static final String OPEN_DRIFT_OR_DATA =
      "is that of an incident of the category DRIFT or DATA that is open";
  private static final int RETRY_AFTER_SECONDS = 5;
  private static final int UNPROCESSABLE = 422;

  private final CommandQuery query;
  private final CommandPublisher publisher;
  private final AnswerWatch answers;
  private final CommandConfig config;
  private final SecurityIdentity caller;
  private final Clock clock;

  IncidentCommandResource(
      CommandQuery query,
      CommandPublisher publisher,
      AnswerWatch answers,
      CommandConfig config,
      SecurityIdentity caller,
      Clock clock) {
    this.query = query;
    this.publisher = publisher;
    this.answers = answers;
    this.config = config;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @Path("/acknowledge")
  @Operation(summary = "Says that somebody looks after it; it goes on as it was.")
  public Uni<Response> acknowledge(
      @PathParam("id") String id,
      @Parameter(description = "UUID of the command: what comes twice is done once")
          @HeaderParam(KEY)
          @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CommandBody.class)))
          byte[] body,
      @Context HttpHeaders headers)
      throws SQLException {
    return give(CommandKind.ACKNOWLEDGE, id, key, body, headers);
  }

  @POST
  @Path("/assign")
  @Operation(summary = "Says who is to look after it, also once it is resolved.")
  public Uni<Response> assign(
      @PathParam("id") String id,
      @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CommandBody.class)))
          byte[] body,
      @Context HttpHeaders headers)
      throws SQLException {
    return give(CommandKind.ASSIGN, id, key, body, headers);
  }

  @POST
  @Path("/resolve")
  @Operation(
      summary = "Ends it by hand.",
      description =
          "The text says why. In the cooldown that begins, nothing that is no worse re-opens it.")
  public Uni<Response> resolve(
      @PathParam("id") String id,
      @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CommandBody.class)))
          byte[] body,
      @Context HttpHeaders headers)
      throws SQLException {
    return give(CommandKind.RESOLVE, id, key, body, headers);
  }

  @POST
  @Path("/comments")
  @Operation(summary = "Adds a comment, also once it is resolved.")
  public Uni<Response> comment(
      @PathParam("id") String id,
      @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CommandBody.class)))
          byte[] body,
      @Context HttpHeaders headers)
      throws SQLException {
    return give(CommandKind.COMMENT, id, key, body, headers);
  }

  @POST
  @Path("/label")
  @Operation(
      summary = "Says what it turned out to be, also once it is resolved.",
      description =
          "Of a false alarm, 'knownUntil' makes it known: what is like it is told as INFO at most."
              + " The last label counts, so one without it revokes that.")
  public Uni<Response> label(
      @PathParam("id") String id,
      @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CommandBody.class)))
          byte[] body,
      @Context HttpHeaders headers)
      throws SQLException {
    return give(CommandKind.LABEL, id, key, body, headers);
  }

  @POST
  @Path("/learn")
  @RolesAllowed({Roles.ENGINEER, Roles.SERVICE})
  @Operation(
      summary = "Has tags that have moved for good, or have frozen, learnt as they are.",
      description =
          "How they are now is normal for the asset until the next training. The incident ends once"
              + " nothing else is told of it. Of incidents of the categories DRIFT and DATA alone.")
  public Uni<Response> learn(
      @PathParam("id") String id,
      @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CommandBody.class)))
          byte[] body,
      @Context HttpHeaders headers)
      throws SQLException {
    return give(CommandKind.LEARN, id, key, body, headers);
  }

  @POST
  @Path("/repaired")
  @Operation(
      summary = "Says that tags that had moved for good, or had frozen, were put right.",
      description =
          "They are judged at once as the bundle says, and what was learnt of them is forgotten. Of"
              + " incidents of the categories DRIFT and DATA alone.")
  public Uni<Response> repaired(
      @PathParam("id") String id,
      @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CommandBody.class)))
          byte[] body,
      @Context HttpHeaders headers)
      throws SQLException {
    return give(CommandKind.REPAIRED, id, key, body, headers);
  }

  /** Who judges the asset does what is on the log, whatever is answered: it must not get there. */
  private static void requireStanding(CommandedIncident known) {
    SaidOfTags.objection(known.id(), known.category(), known.resolvedAt())
        .ifPresent(
            why -> {
              throw Problems.ofField(Response.Status.CONFLICT, "id", OPEN_DRIFT_OR_DATA, why);
            });
  }

  private Uni<Response> give(
      CommandKind kind, String id, @Nullable String key, byte[] json, HttpHeaders headers)
      throws SQLException {
    JsonRequests.require(headers);
    CommandBody body = CommandBody.of(json);
    UUID incident = Requests.parsed("id", id, UUID::fromString, "a UUID").orElseThrow();
    UUID command =
        Requests.parsed(KEY, key, UUID::fromString, "a UUID").orElseGet(UUID::randomUUID);
    String by = Caller.name(caller, "onBehalfOf", body.onBehalfOf());
    CommandedIncident known =
        query
            .incident(incident)
            .orElseThrow(
                () ->
                    Problems.ofField(
                        Response.Status.NOT_FOUND,
                        "id",
                        "is that of an incident that an alert named",
                        "There is no incident " + incident));
    IncidentCommand order = order(command, known, kind, by, body);
    GivenCommand earlier = query.give(order);
    IncidentCommand first = earlier.order();
    // what the incident names may be other tags by now
    boolean isOfAll = body.tags() == null && first.kind() == kind;
    if (!first.repeats(isOfAll ? order.about(first.tags()) : order)) {
      throw usedTwice(first);
    }
    if (earlier.result() != null) {
      return Uni.createFrom().item(response(first, earlier.result()));
    }
    if (kind == CommandKind.LEARN || kind == CommandKind.REPAIRED) {
      requireStanding(known);
    }
    var send =
        publisher
            .publish(first)
            .onFailure()
            .transform(
                e -> unavailable("The broker does not take commands: " + e.getMessage(), command));
    return answers
        .await(command, send, config.answerWithin())
        .onFailure(TooManyWaitException.class)
        .transform(e -> unavailable(String.valueOf(e.getMessage()), command))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(answer -> answer == null ? underWay(command) : response(first, answer));
  }

  private IncidentCommand order(
      UUID command, CommandedIncident incident, CommandKind kind, String by, CommandBody body)
      throws SQLException {
    IncidentLabel label =
        Requests.parsed(
                "label",
                body.label(),
                IncidentCommandResource::label,
                "TRUE_POSITIVE, FALSE_POSITIVE, MAINTENANCE or UNKNOWN")
            .orElse(null);
    Instant knownUntil =
        Requests.time("knownUntil", body.knownUntil())
            .map(time -> time.truncatedTo(ChronoUnit.MILLIS))
            .orElse(null);
    complete(kind, body);
    try {
      return new IncidentCommand(
          command,
          incident.id(),
          incident.asset(),
          kind,
          by,
          clock.instant().truncatedTo(ChronoUnit.MILLIS),
          body.text(),
          kind == CommandKind.LABEL ? label : null,
          kind == CommandKind.ASSIGN ? body.to() : null,
          tags(kind, incident, body),
          kind == CommandKind.LABEL ? knownUntil : null);
    } catch (IllegalArgumentException e) {
      throw Problems.of(Response.Status.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  /** Null unless the command is about tags; all that the incident names, unless some are named. */
  private @Nullable List<String> tags(
      CommandKind kind, CommandedIncident incident, CommandBody body) throws SQLException {
    return switch (kind) {
      case LEARN, REPAIRED -> {
        List<String> named = query.tags(incident.id());
        yield body.tags() == null ? named : known(body.tags(), named);
      }
      case ACKNOWLEDGE, ASSIGN, RESOLVE, COMMENT, LABEL, OTHER -> null;
    };
  }

  /** Of a tag that is spelled otherwise nothing would be learnt, without a word. */
  private static List<String> known(List<String> tags, List<String> named) {
    for (String tag : tags) {
      if (!named.isEmpty() && !named.contains(tag)) {
        throw Problems.ofField(
            Response.Status.BAD_REQUEST,
            "tags",
            "are tags that the incident names",
            "'tags' names '%s', expected some of %s".formatted(tag, String.join(", ", named)));
      }
    }
    return tags;
  }

  private static void complete(CommandKind kind, CommandBody body) {
    switch (kind) {
      case COMMENT -> require("text", body.text(), "says something");
      case RESOLVE -> require("text", body.text(), "says why it is over");
      case LABEL -> require("label", body.label(), "says what it turned out to be");
      case ASSIGN -> require("to", body.to(), "says who is to look after it");
      case ACKNOWLEDGE, LEARN, REPAIRED, OTHER -> {}
    }
  }

  private static void require(String field, @Nullable String value, String rule) {
    if (value == null || value.isBlank()) {
      throw Problems.ofField(
          Response.Status.BAD_REQUEST,
          field,
          rule,
          "'%s' is missing: it %s".formatted(field, rule));
    }
  }

  private static IncidentLabel label(String name) {
    IncidentLabel label = IncidentLabel.of(name);
    if (label == IncidentLabel.OTHER) {
      throw new IllegalArgumentException(name);
    }
    return label;
  }

  private static HttpProblem usedTwice(IncidentCommand earlier) {
    return Problems.builder(
            UNPROCESSABLE,
            "Unprocessable Content",
            "%s %s was used to %s incident %s by a request that differs from this one: give each command a key of its own"
                .formatted(KEY, earlier.id(), earlier.kind(), earlier.incident()))
        .build();
  }

  private Response response(IncidentCommand order, CommandResult answer) {
    return switch (answer.outcome()) {
      case DONE -> done(order, CommandAnswer.Status.DONE, answer.why());
      case UNCHANGED -> done(order, CommandAnswer.Status.UNCHANGED, answer.why());
      case REFUSED ->
          throw Problems.ofField(
              Response.Status.CONFLICT,
              "id",
              switch (order.kind()) {
                case ACKNOWLEDGE, RESOLVE -> "is that of an incident that is open";
                case LEARN, REPAIRED -> OPEN_DRIFT_OR_DATA;
                case ASSIGN, COMMENT, LABEL, OTHER ->
                    "is that of an incident whose details can be read";
              },
              String.valueOf(answer.why()));
    };
  }

  private Response done(IncidentCommand order, CommandAnswer.Status status, @Nullable String why) {
    try {
      var incident = query.incident(order.incident()).orElse(null);
      return Response.ok(new CommandAnswer(order.id(), status, why, incident)).build();
    } catch (SQLException e) {
      throw unavailable("It is done, but the incident cannot be read just now", order.id());
    }
  }

  private Response underWay(UUID command) {
    var answer =
        new CommandAnswer(
            command,
            CommandAnswer.Status.UNDER_WAY,
            "it is on the log and will be done, but not within %s; ask again with the same %s"
                .formatted(config.answerWithin(), KEY),
            null);
    return Response.accepted(answer).header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build();
  }

  /** A key that was made up is told: under another one it could be done twice. */
  private static HttpProblem unavailable(String detail, UUID command) {
    return Problems.unavailable(
        "%s; send it again with %s: %s".formatted(detail, KEY, command), RETRY_AFTER_SECONDS);
  }
}
