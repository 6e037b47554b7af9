package io.sluice.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.access.Access;
import io.sluice.cli.access.TlsFault;
import io.sluice.contracts.Messages;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends batches of readings to ingest-service and tells what became of them. */
public final class IngestClient {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(2);
  private static final int MAX_PAUSE_SECONDS = 10;

  private final Access access;
  private final HttpClient http;
  private final URI readings;
  private boolean answered;

  /**
   * @param ingest base address of ingest-service on this machine, which asks for no key
   */
  public IngestClient(URI ingest) {
    this(ingest, Access.OPEN);
  }

  /**
   * @param ingest base address of ingest-service
   */
  public IngestClient(URI ingest, Access access) {
    this.readings = ingest.resolve("/api/v1/readings");
    this.access = access;
    this.http = access.client().connectTimeout(CONNECT_TIMEOUT).build();
  }

  /**
   * Sends newline-delimited readings; repeats while the service is busy, for two minutes at most,
   * and while it is away, unless it has never answered. Nothing is lost by that; a batch of which
   * some was taken before an error is on the log twice, where it may begin windows anew.
   *
   * @param count lines in {@code ndjson}
   * @throws CommandFailure if the service cannot be reached or refuses the request as a whole
   */
  public IngestResult send(byte[] ndjson, int count) {
    var request =
        access
            .request(readings)
            .timeout(REQUEST_TIMEOUT)
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofByteArray(ndjson))
            .build();
    Instant giveUpAt = Instant.now().plus(GIVE_UP_AFTER);
    while (true) {
      String obstacle;
      long retryAfterSeconds = 1;
      try {
        var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        answered = true;
        switch (response.statusCode()) {
          case 202, 400 -> {
            return result(response.body(), count);
          }
          case 429, 503 -> {
            obstacle = "it answers " + response.statusCode();
            retryAfterSeconds =
                response
                    .headers()
                    .firstValue("Retry-After")
                    .filter(value -> value.matches("\\d{1,4}"))
                    .map(Long::parseLong)
                    .orElse(1L);
          }
          case 401, 403 ->
              throw new CommandFailure(
                  access.refused(
                      response.statusCode(),
                      "ingest-service at " + readings,
                      "ingest",
                      problem(response.body())));
          default ->
              throw new CommandFailure(
                  "%s refused a batch of %d readings with status %d: %s"
                      .formatted(readings, count, response.statusCode(), problem(response.body())));
        }
      } catch (IOException e) {
        var fault = TlsFault.of(e);
        if (fault.isPresent()) {
          throw new CommandFailure(
              "ingest-service at %s is not trusted: %s".formatted(readings, fault.get()), e);
        }
        obstacle = obstacle(e);
        if (!answered) {
          throw new CommandFailure(
              "ingest-service does not answer at %s: %s; is it running, and is the address right?"
                  .formatted(readings, obstacle),
              e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CommandFailure("the replay was interrupted", e);
      }
      if (Instant.now().isAfter(giveUpAt)) {
        throw new CommandFailure(
            "%s took no readings for %d s: %s"
                .formatted(readings, GIVE_UP_AFTER.toSeconds(), obstacle));
      }
      pause(Duration.ofSeconds(Math.clamp(retryAfterSeconds, 1, MAX_PAUSE_SECONDS)));
    }
  }

  private static String obstacle(IOException e) {
    if (e instanceof HttpConnectTimeoutException) {
      return "no connection within %d s".formatted(CONNECT_TIMEOUT.toSeconds());
    }
    if (e instanceof HttpTimeoutException) {
      return "no answer within %d s".formatted(REQUEST_TIMEOUT.toSeconds());
    }
    if (e instanceof ConnectException) {
      return hasUnresolvedAddress(e) ? "there is no host of this name" : "nothing listens there";
    }
    return e.getMessage() == null ? "the connection broke" : e.getMessage();
  }

  private static boolean hasUnresolvedAddress(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  private static IngestResult result(byte[] body, int count) {
    try {
      JsonNode answer = Messages.mapper().readTree(body);
      long accepted = answer.path("accepted").asLong(0);
      var reasons = new TreeMap<String, Long>();
      @Nullable String example = null;
      for (JsonNode rejected : answer.path("rejected")) {
        reasons.merge(rejected.path("reason").asText("unknown"), 1L, Long::sum);
        if (example == null) {
          example = rejected.path("detail").asText(rejected.path("reason").asText());
        }
      }
      var ignored = new LinkedHashMap<String, Long>();
      for (JsonNode tag : answer.path("ignored")) {
        ignored.merge(tag.path("tag").asText(), tag.path("count").asLong(), Long::sum);
      }
      var words = new LinkedHashMap<String, Long>();
      for (JsonNode word : answer.path("words")) {
        words.merge(
            "%s '%s'".formatted(word.path("tag").asText(), word.path("word").asText()),
            word.path("count").asLong(),
            Long::sum);
      }
      return new IngestResult(accepted, count - accepted, reasons, example, ignored, words);
    } catch (IOException e) {
      throw new CommandFailure("ingest-service gave no JSON answer: " + e.getMessage(), e);
    }
  }

  private static String problem(byte[] body) {
    try {
      JsonNode problem = Messages.mapper().readTree(body);
      return problem.path("detail").asText(problem.path("title").asText("no detail"));
    } catch (IOException e) {
      return "no detail";
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("the replay was interrupted", e);
    }
  }
}
