package io.sluice.stores.oci;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Messages;
import io.sluice.stores.StoreException;
import io.sluice.stores.StoreSettings;
import io.sluice.stores.TrustedAuthorities;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks a registry (OCI distribution specification 1.1, "pull"), with a login or a token of the
 * service that the registry names. Redirects are followed without either: they lead elsewhere.
 */
final class RegistryClient implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int MAX_TOKEN = 1 << 20;
  private static final Pattern CHALLENGE = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private final HttpClient http;
  private final StoreSettings settings;
  private final DockerLogins logins;

  /** Headers by repository. */
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  RegistryClient(StoreSettings settings) {
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT);
    settings.trust().map(TrustedAuthorities::context).ifPresent(builder::sslContext);
    this.http = builder.build();
    this.settings = settings;
    this.logins = new DockerLogins(settings.credentials());
  }

  /**
   * @param path below the repository, {@code blobs/sha256:...}
   * @param accept media types
   * @return what it answers, to be closed
   * @throws StoreException a sentence, if it is none
   */
  InputStream get(OciReference of, String path, String accept) throws StoreException {
    URI uri = base(of).resolve("/v2/%s/%s".formatted(of.repository(), path));
    HttpResponse<InputStream> answer = send(of, uri, accept, authorization(of));
    if (answer.statusCode() == 401) {
      String challenge = answer.headers().firstValue("WWW-Authenticate").orElse("");
      close(answer);
      answer = send(of, uri, accept, answered(of, challenge));
    }
    int status = answer.statusCode();
    if (status == 301 || status == 302 || status == 307 || status == 308) {
      String location = answer.headers().firstValue("Location").orElse("");
      close(answer);
      answer = send(of, uri.resolve(location), accept, null);
    }
    if (answer.statusCode() != 200) {
      close(answer);
      throw new StoreException(
          "the registry answers %d to %s of %s; %s"
              .formatted(answer.statusCode(), path, of, advice(answer.statusCode())));
    }
    return body(answer, of);
  }

  private InputStream body(HttpResponse<InputStream> answer, OciReference of) {
    return new TimedBody(answer.body(), settings.timeout(), of.toString());
  }

  private URI base(OciReference of) {
    return settings.endpoint().orElseGet(() -> URI.create("https://" + of.host()));
  }

  private HttpResponse<InputStream> send(
      OciReference of, URI uri, String accept, @Nullable String authorization)
      throws StoreException {
    var request =
        HttpRequest.newBuilder(uri).timeout(settings.timeout()).header("Accept", accept).GET();
    if (authorization != null) {
      try {
        request.header("Authorization", authorization);
      } catch (IllegalArgumentException e) {
        // its message has the header
        throw new StoreException(
            "the login or token for %s has characters that no header may have".formatted(of));
      }
    }
    try {
      return http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new StoreException(
          "cannot reach %s: %s; check the address, the network policy and the certificates"
              .formatted(
                  of, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for " + of, e);
    }
  }

  private @Nullable String authorization(OciReference of) throws StoreException {
    String token = tokens.get(of.repository());
    return token == null ? logins.of(of.host()).map(login -> "Basic " + login).orElse(null) : token;
  }

  /** What the registry wants instead. */
  private @Nullable String answered(OciReference of, String challenge) throws StoreException {
    tokens.remove(of.repository());
    if (!challenge.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return authorization(of);
    }
    String realm = "";
    String service = "";
    String scope = "repository:%s:pull".formatted(of.repository());
    Matcher matcher = CHALLENGE.matcher(challenge);
    while (matcher.find()) {
      switch (matcher.group(1)) {
        case "realm" -> realm = matcher.group(2);
        case "service" -> service = matcher.group(2);
        case "scope" -> scope = matcher.group(2);
        default -> {}
      }
    }
    String token = "Bearer " + token(of, realm, service, scope);
    tokens.put(of.repository(), token);
    return token;
  }

  private String token(OciReference of, String realm, String service, String scope)
      throws StoreException {
    URI uri;
    try {
      uri =
          URI.create(
              "%s?service=%s&scope=%s"
                  .formatted(
                      realm,
                      URLEncoder.encode(service, StandardCharsets.UTF_8),
                      URLEncoder.encode(scope, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      throw new StoreException("the registry of %s names no service for tokens".formatted(of), e);
    }
    String login = logins.of(of.host()).map(known -> "Basic " + known).orElse(null);
    HttpResponse<InputStream> answer = send(of, uri, "application/json", login);
    try (InputStream body = body(answer, of)) {
      JsonNode tree = Messages.mapper().readTree(body.readNBytes(MAX_TOKEN));
      String token = tree.path("token").asText(tree.path("access_token").asText(""));
      if (answer.statusCode() != 200 || token.isEmpty()) {
        throw new StoreException(
            "the service for tokens of %s answers %d; %s"
                .formatted(of, answer.statusCode(), advice(answer.statusCode())));
      }
      return token;
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      // Jackson's message quotes what it could not read.
      throw new StoreException("the service for tokens of %s answers no JSON".formatted(of));
    }
  }

  private static String advice(int status) {
    return switch (status) {
      case 401, 403 -> "check the login, and what it may read";
      case 404 -> "check repository and digest or tag";
      default -> "it is tried again";
    };
  }

  private static void close(HttpResponse<InputStream> answer) {
    try {
      answer.body().close();
    } catch (IOException e) {
      // It was not wanted.
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
