package io.sluice.cli.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cli.CommandFailure;
import io.sluice.contracts.Messages;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** Asks a service, here or elsewhere; whatever goes wrong is one sentence. */
public final class ApiClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int LARGEST_JSON = 64 << 20;

  private final String name;
  private final URI base;
  private final Access access;
  private final HttpClient http;
  private final String service;

  /**
   * @param service what it is called, such as query-api
   * @param base its address
   */
  public ApiClient(String service, URI base, Access access) {
    this.name = service;
    this.base = base;
    this.access = access;
    this.http = access.client().connectTimeout(TIMEOUT).build();
    this.service = service + " at " + base;
  }

  /**
   * @param path with its query, relative to the service
   * @throws CommandFailure unless it answers 200 with JSON
   */
  public JsonNode json(String path) {
    try (var body = open(path)) {
      byte[] bytes = body.readNBytes(LARGEST_JSON + 1);
      if (bytes.length > LARGEST_JSON) {
        throw new CommandFailure(
            "%s answers with more than %d bytes to %s".formatted(service, LARGEST_JSON, path));
      }
      return Messages.mapper().readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new CommandFailure(
          "%s answers no JSON; is it %s, and is the address right?".formatted(service, name), e);
    } catch (IOException e) {
      throw away(e);
    }
  }

  /**
   * The answer as it comes; its time is not bounded, for a download may be long.
   *
   * @throws CommandFailure unless it answers 200
   */
  public InputStream open(String path) {
    return answer(access.request(base.resolve(path)), "viewer").body();
  }

  /**
   * Hands a file over.
   *
   * @param path with its query, relative to the service
   * @param role what the key has to be for
   * @throws CommandFailure if the file cannot be read, and unless it answers 200 with JSON
   */
  public JsonNode post(String path, String contentType, Path file, String role) {
    try (var body =
        answer(
                access
                    .request(base.resolve(path))
                    .header("Content-Type", contentType)
                    .POST(HttpRequest.BodyPublishers.ofFile(file)),
                role)
            .body()) {
      return Messages.mapper().readTree(body.readNBytes(LARGEST_JSON));
    } catch (FileNotFoundException e) {
      throw new CommandFailure("there is no file %s that can be read".formatted(file), e);
    } catch (JsonProcessingException e) {
      throw new CommandFailure(
          "%s answers no JSON; is it %s, and is the address right?".formatted(service, name), e);
    } catch (IOException e) {
      throw away(e);
    }
  }

  private HttpResponse<InputStream> answer(HttpRequest.Builder request, String role) {
    try {
      var response =
          http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() == 200) {
        return response;
      }
      try (var body = response.body()) {
        throw refused(response.statusCode(), role, detail(body.readNBytes(LARGEST_JSON)));
      }
    } catch (IOException e) {
      throw away(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while asking " + service, e);
    }
  }

  private CommandFailure refused(int status, String role, String detail) {
    return new CommandFailure(
        status == 401 || status == 403
            ? access.refused(status, service, role, detail)
            : "%s answers %d: %s".formatted(service, status, detail));
  }

  private static String detail(byte[] problem) {
    try {
      JsonNode body = Messages.mapper().readTree(problem);
      return body.path("detail").asText(body.path("title").asText("no detail"));
    } catch (IOException e) {
      return "no detail";
    }
  }

  /** What to say if the connection or the download breaks. */
  public CommandFailure away(IOException e) {
    return new CommandFailure(
        service
            + TlsFault.of(e)
                .map(fault -> " is not trusted: " + fault)
                .orElse(" does not answer; is it running, and is the address right?"),
        e);
  }
}
