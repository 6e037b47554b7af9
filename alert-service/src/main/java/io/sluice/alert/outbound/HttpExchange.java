package io.sluice.alert.outbound;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One request and the beginning of its answer. What counts is the status: a body that is too long,
 * too slow or broken off is cut where it stands, or a receiver that took the message would be sent
 * it again.
 */
final class HttpExchange {

  private final InstantSource clock;
  private final CompletableFuture<HttpResult> result = new CompletableFuture<>();
  private final Buffer body = Buffer.buffer();
  private @Nullable HttpClientRequest request;
  private @Nullable HttpClientResponse response;
  private boolean over;

  HttpExchange(InstantSource clock) {
    this.clock = clock;
  }

  /** There is a connection. */
  synchronized void begin(HttpClientRequest connected) {
    request = connected;
    if (over) {
      connected.reset();
    }
  }

  /** The status and the headers are there. */
  void read(HttpClientResponse answered) {
    synchronized (this) {
      response = answered;
    }
    answered
        .handler(this::append)
        .exceptionHandler(e -> end())
        .endHandler(
            nothing -> {
              synchronized (this) {
                over = true;
              }
              end();
            });
  }

  private void append(Buffer part) {
    boolean full;
    synchronized (this) {
      body.appendBuffer(part, 0, Math.min(part.length(), HttpTransport.MAX_BODY - body.length()));
      full = body.length() == HttpTransport.MAX_BODY;
    }
    if (full) {
      end();
    }
  }

  void fail(Throwable cause) {
    result.completeExceptionally(cause);
  }

  private synchronized void end() {
    if (response != null) {
      result.complete(
          new HttpResult.Answered(
              response.statusCode(), retryAfter(response), body.toString(StandardCharsets.UTF_8)));
    }
  }

  private Optional<Duration> retryAfter(HttpClientResponse answered) {
    return Optional.ofNullable(answered.getHeader(HttpHeaders.RETRY_AFTER))
        .flatMap(value -> RetryAfter.parse(value, clock.instant()));
  }

  /**
   * @throws TimeoutException if there is no status within the time
   * @throws ExecutionException if there will be none
   */
  HttpResult await(long nanos) throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return result.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      end();
      if (result.isDone()) {
        return result.get();
      }
      throw e;
    } finally {
      abandon();
    }
  }

  /** A connection whose answer was not read to its end is of no further use. */
  private synchronized void abandon() {
    if (!over && request != null) {
      request.reset();
    }
    over = true;
  }
}
