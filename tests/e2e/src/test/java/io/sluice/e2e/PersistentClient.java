package io.sluice.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A client with one connection that it keeps alive, as a gateway does. What is answered 503, or not
 * at all, it sends again, some times.
 */
final class PersistentClient {

  private static final int ATTEMPTS = 10;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final Counts counts;

  PersistentClient(Counts counts) {
    this.counts = counts;
  }

  /** What all clients of one service met with. */
  static final class Counts {

    final AtomicInteger answered = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();
    final AtomicInteger broken = new AtomicInteger();
    private final AtomicReference<String> failure = new AtomicReference<>();

    /** The first request that was never answered as it should be. */
    Optional<String> failure() {
      return Optional.ofNullable(failure.get());
    }

    @Override
    public String toString() {
      return "%d answered, %d answered 503, %d without an answer, failure: %s"
          .formatted(answered.get(), refused.get(), broken.get(), failure.get());
    }
  }

  HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(TIMEOUT);
  }

  /** Sends until it is answered with this status; what fails for good is noted. */
  void send(HttpRequest request, int expected) throws InterruptedException {
    String last = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == expected) {
          counts.answered.incrementAndGet();
          return;
        }
        last = response.statusCode() + " " + response.body();
        if (response.statusCode() != 503) {
          break;
        }
        counts.refused.incrementAndGet();
      } catch (IOException e) {
        counts.broken.incrementAndGet();
        last = e.toString();
      }
      Thread.sleep(200);
    }
    counts.failure.compareAndSet(null, request.method() + " " + request.uri() + ": " + last);
  }
}
