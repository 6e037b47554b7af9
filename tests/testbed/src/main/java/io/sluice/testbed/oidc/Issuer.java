package io.sluice.testbed.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sluice.testbed.Ports;
import io.sluice.testbed.StartFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Provider over HTTP, with people and one client: discovery, the authorization code flow
 * with a page where one says who one is, refresh tokens, logout. It gives no code without a proof
 * key (PKCE, S256) and a nonce, and no tokens without the client's secret and that proof; a code is
 * good once, a refresh token until it is revoked.
 */
public final class Issuer implements AutoCloseable {

  public static final String CLIENT = "sluice";
  public static final String CLIENT_SECRET = "secret-of-sluice";

  private static final String SESSION = "issuer-session";

  private final HttpServer server;
  private final SignedTokens tokens = new SignedTokens();
  private final Map<String, List<String>> people;
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final Map<String, Grant> refreshTokens = new ConcurrentHashMap<>();
  private final AtomicInteger renewals = new AtomicInteger();
  private volatile Duration lifetime = Duration.ofMinutes(5);

  private Issuer(HttpServer server, Map<String, List<String>> people) {
    this.server = server;
    this.people = Map.copyOf(people);
  }

  /** What is answered. */
  private record Answer(int status, String type, String body, Map<String, String> headers) {

    static Answer json(int status, ObjectNode body) {
      return new Answer(status, "application/json", body.toString(), Map.of());
    }

    static Answer refused(String error) {
      return json(400, JsonNodeFactory.instance.objectNode().put("error", error));
    }

    static Answer redirect(String to, Map<String, String> headers) {
      var all = new HashMap<>(headers);
      all.put("Location", to);
      return new Answer(302, "text/plain", "", all);
    }
  }

  /**
   * Starts on a free port.
   *
   * @param people the groups of each by their name, in the claim {@code realm_access/roles}
   */
  public static Issuer start(Map<String, List<String>> people) {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(Ports.HOST, Ports.free()), 0);
      var issuer = new Issuer(server, people);
      issuer.serve("/.well-known/openid-configuration", exchange -> issuer.discovery());
      issuer.serve("/keys", exchange -> Answer.json(200, issuer.tokens.keySet()));
      issuer.serve("/authorize", issuer::authorize);
      issuer.serve("/token", issuer::token);
      issuer.serve("/logout", Issuer::logout);
      server.start();
      return issuer;
    } catch (IOException e) {
      throw new StartFailedException("The issuer does not start: " + e.getMessage(), e);
    }
  }

  public URI uri() {
    return URI.create("http://" + Ports.HOST + ":" + server.getAddress().getPort());
  }

  /** How long tokens are good that are given from now on. */
  public void lifetime(Duration lifetime) {
    this.lifetime = lifetime;
  }

  /** How often tokens were renewed. */
  public int renewals() {
    return renewals.get();
  }

  /** Nobody's session is renewed any more. */
  public void revoke() {
    refreshTokens.clear();
  }

  /** A token of somebody, as a program would have got it. */
  public String token(String user, String audience) {
    return tokens.sign(claims(user, audience));
  }

  private void serve(String path, Function<HttpExchange, Answer> handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            Answer answer = handler.apply(exchange);
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }

  private Answer discovery() {
    ObjectNode metadata =
        JsonNodeFactory.instance
            .objectNode()
            .put("issuer", uri().toString())
            .put("authorization_endpoint", uri() + "/authorize")
            .put("token_endpoint", uri() + "/token")
            .put("jwks_uri", uri() + "/keys")
            .put("end_session_endpoint", uri() + "/logout");
    metadata.putArray("response_types_supported").add("code");
    metadata.putArray("subject_types_supported").add("public");
    metadata.putArray("id_token_signing_alg_values_supported").add("RS256");
    metadata.putArray("code_challenge_methods_supported").add("S256");
    return Answer.json(200, metadata);
  }

  /** Whoever is known goes on; others are asked who they are, as one is by a page with a form. */
  private Answer authorize(HttpExchange exchange) {
    Map<String, String> asked = new HashMap<>(parameters(exchange.getRequestURI().getRawQuery()));
    boolean isForm = exchange.getRequestMethod().equals("POST");
    if (isForm) {
      asked.putAll(parameters(body(exchange)));
    }
    String redirect = asked.getOrDefault("redirect_uri", "");
    if (!CLIENT.equals(asked.get("client_id"))
        || !redirect.matches("http://(127\\.0\\.0\\.1|localhost):\\d+/login")) {
      return Answer.refused("invalid_request");
    }
    String challenge = asked.get("code_challenge");
    String nonce = asked.get("nonce");
    String back = redirect + "?state=" + encode(asked.getOrDefault("state", ""));
    if (!"code".equals(asked.get("response_type"))
        || !"S256".equals(asked.get("code_challenge_method"))
        || challenge == null
        || nonce == null
        || !Set.of(asked.getOrDefault("scope", "").split(" ")).contains("openid")) {
      return Answer.redirect(back + "&error=invalid_request", Map.of());
    }
    if (asked.containsKey("refuse")) {
      return Answer.redirect(back + "&error=access_denied", Map.of());
    }
    String user = isForm ? asked.getOrDefault("user", "") : session(exchange);
    if (user == null || !people.containsKey(user)) {
      return new Answer(200, "text/html", form(asked), Map.of());
    }
    String code = UUID.randomUUID().toString();
    codes.put(code, new Grant(user, redirect, challenge, nonce));
    return Answer.redirect(
        back + "&code=" + code, Map.of("Set-Cookie", SESSION + "=" + user + "; HttpOnly; Path=/"));
  }

  private static String form(Map<String, String> asked) {
    var hidden = new StringBuilder();
    asked.forEach(
        (name, value) ->
            hidden.append(
                "<input type=hidden name=\"%s\" value=\"%s\">"
                    .formatted(name, value.replace("&", "&amp;").replace("\"", "&quot;"))));
    return "<!doctype html><title>Issuer</title><form method=post action=/authorize>"
        + hidden
        + "<input name=user><button>Go on</button><button name=refuse value=1>Refuse</button></form>";
  }

  private Answer token(HttpExchange exchange) {
    Map<String, String> form = parameters(body(exchange));
    if (!isClient(exchange, form)) {
      return Answer.json(401, JsonNodeFactory.instance.objectNode().put("error", "invalid_client"));
    }
    return switch (form.getOrDefault("grant_type", "")) {
      case "authorization_code" -> {
        Grant grant = codes.remove(form.getOrDefault("code", ""));
        if (grant == null
            || !grant.redirect().equals(form.get("redirect_uri"))
            || !grant.challenge().equals(hash(form.getOrDefault("code_verifier", "")))) {
          yield Answer.refused("invalid_grant");
        }
        yield tokens(grant);
      }
      case "refresh_token" -> {
        Grant grant = refreshTokens.get(form.getOrDefault("refresh_token", ""));
        if (grant == null) {
          yield Answer.refused("invalid_grant");
        }
        renewals.incrementAndGet();
        yield tokens(grant);
      }
      default -> Answer.refused("unsupported_grant_type");
    };
  }

  private Answer tokens(Grant grant) {
    String refresh = UUID.randomUUID().toString();
    refreshTokens.put(refresh, grant);
    return Answer.json(
        200,
        JsonNodeFactory.instance
            .objectNode()
            .put("token_type", "Bearer")
            .put("expires_in", lifetime.toSeconds())
            .put("access_token", tokens.sign(claims(grant.user(), "elsewhere")))
            .put("refresh_token", refresh)
            .put(
                "id_token", tokens.sign(claims(grant.user(), CLIENT).put("nonce", grant.nonce()))));
  }

  private ObjectNode claims(String user, String audience) {
    Instant now = Instant.now();
    ObjectNode claims =
        JsonNodeFactory.instance
            .objectNode()
            .put("iss", uri().toString())
            .put("sub", "id-of-" + user)
            .put("preferred_username", user)
            .put("aud", audience)
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(lifetime).getEpochSecond());
    var roles = claims.putObject("realm_access").putArray("roles");
    people.getOrDefault(user, List.of()).forEach(roles::add);
    return claims;
  }

  private static Answer logout(HttpExchange exchange) {
    Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
    String next = asked.get("post_logout_redirect_uri");
    if (!CLIENT.equals(asked.get("client_id")) || next == null) {
      return Answer.refused("invalid_request");
    }
    return Answer.redirect(next, Map.of("Set-Cookie", SESSION + "=; Max-Age=0; Path=/"));
  }

  /** By HTTP Basic or in the form (RFC 6749, 2.3.1). */
  private static boolean isClient(HttpExchange exchange, Map<String, String> form) {
    String basic =
        "Basic "
            + Base64.getEncoder().encodeToString((CLIENT + ":" + CLIENT_SECRET).getBytes(UTF_8));
    return basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
        || (CLIENT.equals(form.get("client_id"))
            && CLIENT_SECRET.equals(form.get("client_secret")));
  }

  private static @Nullable String session(HttpExchange exchange) {
    for (String cookies : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
      for (String cookie : cookies.split("; ?")) {
        if (cookie.startsWith(SESSION + "=")) {
          return cookie.substring(SESSION.length() + 1);
        }
      }
    }
    return null;
  }

  private static String hash(String verifier) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String body(HttpExchange exchange) {
    try {
      return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> parameters(@Nullable String encoded) {
    var parameters = new HashMap<String, String>();
    if (encoded == null) {
      return parameters;
    }
    for (String pair : encoded.split("&")) {
      int cut = pair.indexOf('=');
      if (cut > 0) {
        parameters.put(
            URLDecoder.decode(pair.substring(0, cut), UTF_8),
            URLDecoder.decode(pair.substring(cut + 1), UTF_8));
      }
    }
    return parameters;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
