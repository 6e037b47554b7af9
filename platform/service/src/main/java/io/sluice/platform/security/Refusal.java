package io.sluice.platform.security;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A problem (RFC 9457) that says what would be needed.
 *
 * @param status 401, 403 or 421
 * @param title what is wrong
 * @param detail what to do about it
 * @param instance the path that was asked for
 * @param challenge the value of {@code WWW-Authenticate}, of a 401
 * @param login the path where people log in, if there is one and it would help
 */
record Refusal(
    int status,
    String title,
    String detail,
    String instance,
    Optional<String> challenge,
    Optional<String> login) {

  static final String MEDIA_TYPE = "application/problem+json";

  /** What everything that is no resource needs. */
  static final List<String> VIEWERS = List.of(Roles.VIEWER);

  private static final String HOW =
      "send it as X-API-Key, as Authorization: Bearer, or as the password of HTTP Basic";

  /**
   * Nobody known asks.
   *
   * @param needed one of these roles would do; empty if none does
   */
  static Refusal unauthorized(RoutingContext context, List<String> needed, Challenge challenge) {
    if (Credentials.present(context.request())) {
      return unauthorized(
          context,
          "Not accepted",
          "The key or token that came with the request is unknown, expired or withdrawn; " + HOW,
          challenge);
    }
    String instead = challenge.login().map(login -> "; or log in at " + login).orElse("");
    return unauthorized(
        context,
        "Authentication needed",
        "This needs an API key or a token with " + role(needed) + "; " + HOW + instead,
        challenge);
  }

  /** The issuer was asked, and nobody is known for all that. */
  static Refusal loginFailed(RoutingContext context, Challenge challenge) {
    return unauthorized(
        context,
        "Login failed",
        "The login did not come to its end: it took too long, was begun in another window, or the"
            + " issuer's answer is not accepted; begin it again",
        challenge);
  }

  private static Refusal unauthorized(
      RoutingContext context, String title, String detail, Challenge challenge) {
    return new Refusal(
        401,
        title,
        detail,
        context.normalizedPath(),
        Optional.of(challenge.header()),
        challenge.login());
  }

  /** Somebody known asks for what is not theirs. */
  static Refusal forbidden(RoutingContext context, List<String> needed, Challenge challenge) {
    var user = (QuarkusHttpUser) context.user();
    SecurityIdentity identity = user.getSecurityIdentity();
    return new Refusal(
        403,
        "Not allowed",
        "'%s' has the roles %s; this needs %s"
            .formatted(
                identity.getPrincipal().getName(),
                new TreeSet<>(identity.getRoles()),
                role(needed)),
        context.normalizedPath(),
        Optional.empty(),
        challenge.login());
  }

  /** Asked for under a name that is not this service's. */
  static Refusal misdirected(RoutingContext context) {
    return new Refusal(
        421,
        "Not this host",
        "Authentication is off, so only requests to localhost, to an address or to a name in"
            + " sluice.security.hosts are answered; add the name you use, or switch authentication"
            + " on",
        context.normalizedPath(),
        Optional.empty(),
        Optional.empty());
  }

  private static String role(List<String> needed) {
    return needed.isEmpty() ? "another role" : "the role " + String.join(" or ", needed);
  }

  String json() {
    var problem =
        new JsonObject()
            .put("status", status)
            .put("title", title)
            .put("detail", detail)
            .put("instance", instance);
    login.ifPresent(path -> problem.put("login", path));
    return problem.encode();
  }

  void send(HttpServerResponse response) {
    if (response.ended()) {
      return;
    }
    response.setStatusCode(status).putHeader(HttpHeaderNames.CONTENT_TYPE, MEDIA_TYPE);
    challenge.ifPresent(value -> response.putHeader(HttpHeaderNames.WWW_AUTHENTICATE, value));
    response.end(json());
  }
}
