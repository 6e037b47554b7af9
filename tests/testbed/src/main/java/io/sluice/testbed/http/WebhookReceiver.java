package io.sluice.testbed.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sluice.testbed.Ports;
import io.sluice.testbed.StartFailedException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A real HTTP receiver of webhooks: keeps what it is sent, checks signatures, and answers 204
 * unless told to fail first.
 */
public final class WebhookReceiver implements AutoCloseable {

  /** Bounded, as everything that a long run fills: the oldest go first. */
  private static final int KEPT = 10_000;

  private static final int ACCEPTED = 204;
  private static final int FLOOD_PART = 64 << 10;

  private final HttpServer server;
  private final ExecutorService threads;
  private final @Nullable String secret;
  private final List<Next> next = new ArrayList<>();
  private final Deque<ReceivedWebhook> received = new ArrayDeque<>();
  private final List<Consumer<ReceivedWebhook>> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicLong flooded = new AtomicLong();
  private Answer usual = new Answer.Status(ACCEPTED);

  private WebhookReceiver(HttpServer server, ExecutorService threads, @Nullable String secret) {
    this.server = server;
    this.threads = threads;
    this.secret = secret;
  }

  /** Starts a receiver on a free port that checks no signatures. */
  public static WebhookReceiver start() {
    return start(0, null);
  }

  /**
   * @param port 0 for a free one
   * @param secret {@code whsec_} and base64, with which senders sign; null to check nothing
   * @throws StartFailedException if the port is taken
   */
  public static WebhookReceiver start(int port, @Nullable String secret) {
    int claimed = Ports.claim(port, "The webhook receiver");
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(Ports.HOST, claimed), 0);
      ExecutorService threads =
          Executors.newThreadPerTaskExecutor(
              Thread.ofVirtual().name("webhook-receiver-", 0).factory());
      WebhookReceiver receiver = new WebhookReceiver(server, threads, secret);
      server.setExecutor(threads);
      server.createContext("/", receiver::handle);
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new StartFailedException(
          "The webhook receiver does not start on port " + claimed + ": " + e.getMessage(), e);
    }
  }

  public URI uri() {
    return URI.create("http://" + Ports.HOST + ":" + server.getAddress().getPort() + "/alerts");
  }

  /** What is answered from now on where nothing else is said; 204 until then. */
  public synchronized void answer(Answer answer) {
    usual = answer;
  }

  /** The next {@code requests} are answered so; those after them as usual. */
  public void failNext(int requests, Answer answer) {
    failNext("", requests, answer);
  }

  /**
   * The next {@code requests} with this text in them are answered so; whatever else comes to a
   * receiver that several share is answered as usual.
   */
  public synchronized void failNext(String about, int requests, Answer answer) {
    for (int i = 0; i < requests; i++) {
      next.add(new Next(about, answer));
    }
  }

  /** Calls back for each request, on the thread that serves it and before it is answered. */
  public void onReceived(Consumer<ReceivedWebhook> listener) {
    listeners.add(listener);
  }

  /** What came so far, oldest first. */
  public synchronized List<ReceivedWebhook> received() {
    return List.copyOf(received);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Answer answer = nextAnswer(body);
      keep(exchange, body, statusOf(answer));
      switch (answer) {
        case Answer.Status status -> send(exchange, status);
        case Answer.Silence() -> closing.await();
        case Answer.HangUp() -> {}
        case Answer.Flood(int code) -> {
          exchange.sendResponseHeaders(code, 0);
          flood(exchange.getResponseBody());
        }
        case Answer.Trickle(int code) -> {
          exchange.sendResponseHeaders(code, 2);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          closing.await();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int statusOf(Answer answer) {
    return switch (answer) {
      case Answer.Status status -> status.code();
      case Answer.Silence() -> 0;
      case Answer.HangUp() -> 0;
      case Answer.Flood(int code) -> code;
      case Answer.Trickle(int code) -> code;
    };
  }

  private static void send(HttpExchange exchange, Answer.Status status) throws IOException {
    status.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = status.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status.code(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private void flood(OutputStream out) throws IOException {
    byte[] part = new byte[FLOOD_PART];
    while (closing.getCount() > 0) {
      out.write(part);
      flooded.addAndGet(part.length);
    }
  }

  /** Bytes that senders have been flooded with. */
  public long flooded() {
    return flooded.get();
  }

  private synchronized Answer nextAnswer(String body) {
    for (Next one : next) {
      if (body.contains(one.about())) {
        next.remove(one);
        return one.answer();
      }
    }
    return usual;
  }

  /** An answer to one request that has this text. */
  private record Next(String about, Answer answer) {}

  private void keep(HttpExchange exchange, String body, int status) {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    ReceivedWebhook webhook =
        new ReceivedWebhook(
            Instant.now(),
            exchange.getRequestURI().getPath(),
            headers,
            body,
            SignatureCheck.of(secret, headers, body),
            status);
    synchronized (this) {
      if (received.size() == KEPT) {
        received.removeFirst();
      }
      received.addLast(webhook);
    }
    listeners.forEach(listener -> listener.accept(webhook));
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
