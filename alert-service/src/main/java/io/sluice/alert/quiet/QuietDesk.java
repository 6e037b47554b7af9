package io.sluice.alert.quiet;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.sluice.alert.api.Caller;
import io.sluice.alert.api.Requests;
import io.sluice.contracts.QuietKind;
import io.sluice.incidents.quiet.InvalidQuietException;
import io.sluice.incidents.quiet.Matcher;
import io.sluice.incidents.quiet.QuietEntry;
import io.sluice.platform.problem.Problems;
import io.sluice.platform.security.JsonRequests;
import io.sluice.platform.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What silences, maintenance windows, shelved alarms and modes have in common over REST. */
@ApplicationScoped
class QuietDesk {

  /** To be read in the description of the API. */
  static final String RESERVED =
      "It lasts longer than 12 hours or is about all assets, which takes the role engineer.";

  private static final int MAX_LIMIT = 500;

  private final QuietStore store;
  private final QuietQuery query;
  private final SecurityIdentity caller;
  private final Clock clock;

  QuietDesk(QuietStore store, QuietQuery query, SecurityIdentity caller, Clock clock) {
    this.store = store;
    this.query = query;
    this.caller = caller;
    this.clock = clock;
  }

  /** Now, as precisely as it is stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Puts it in force.
   *
   * @param from empty for now
   * @throws InvalidQuietException naming the field that is wrong, and the rule
   * @throws HttpProblem 403 if it takes an engineer to ask for it
   */
  Response add(
      QuietKind kind,
      List<Matcher> matchers,
      @Nullable String mode,
      Optional<Instant> from,
      Instant to,
      String reason,
      HttpHeaders headers)
      throws SQLException {
    JsonRequests.require(headers);
    Instant now = now();
    if (kind != QuietKind.MAINTENANCE && !to.isAfter(now)) {
      throw new InvalidQuietException(
          "to",
          "in the future",
          "'to' is %s, which is over: expected a time to come".formatted(to));
    }
    var entry =
        new QuietEntry(
            UUID.randomUUID(),
            kind,
            matchers,
            mode,
            from.orElse(now).truncatedTo(ChronoUnit.MICROS),
            to.truncatedTo(ChronoUnit.MICROS),
            reason,
            by(headers),
            now,
            null);
    entry
        .reserved()
        .ifPresent(
            why ->
                Caller.require(
                    caller,
                    headers,
                    Roles.ENGINEER,
                    "It %s, which takes the role engineer: ask for at most %d hours and for assets by their names, or ask an engineer"
                        .formatted(why, QuietEntry.SHIFT.toHours())));
    store.add(entry);
    return Response.status(Response.Status.CREATED).entity(QuietView.of(entry, now)).build();
  }

  QuietPage page(
      QuietKind kind, @Nullable String state, @Nullable String after, @Nullable String limit)
      throws SQLException {
    return query.page(
        kind,
        Requests.parsed(
            "state",
            state,
            QuietEntry.State::valueOf,
            "one of " + Arrays.toString(QuietEntry.State.values())),
        Requests.parsed("after", after, Long::valueOf, "'next' of the page before"),
        Requests.parsed("limit", limit, QuietDesk::limit, "1 to " + MAX_LIMIT).orElse(50));
  }

  /**
   * Takes it back; once taken back it stays so. It has no body, and needs no Content-Type: of
   * DELETE a browser asks first, whatever its type.
   */
  Response revoke(QuietKind kind, String id, HttpHeaders headers) throws SQLException {
    UUID known = Requests.parsed("id", id, UUID::fromString, "a UUID").orElseThrow();
    if (store.revoke(kind, known, by(headers)).isEmpty()) {
      throw Problems.of(
          Response.Status.NOT_FOUND, "There is no such %s with the id %s".formatted(kind, known));
    }
    return Response.noContent().build();
  }

  private String by(HttpHeaders headers) {
    return Caller.name(caller, headers);
  }

  private static int limit(String text) {
    int limit = Integer.parseInt(text);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException();
    }
    return limit;
  }
}
