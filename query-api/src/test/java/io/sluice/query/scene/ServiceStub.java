package io.sluice.query.scene;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Another service of ours on a port of its own, which query-api knows the address of and has a key
 * for. Test classes have it in a field of its type.
 *
 * @param <T> a request as it came
 */
public abstract class ServiceStub<T> implements QuarkusTestResourceLifecycleManager {

  private final String service;
  private final List<T> received = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Path keyFile;

  /**
   * @param service its name, as in {@code alert-service}
   */
  ServiceStub(String service) {
    this.service = service;
  }

  @Override
  public final Map<String, String> start() {
    try {
      keyFile = Files.writeString(Files.createTempFile("sluice", ".key"), "key-of-query-api\n");
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    serve(server);
    server.start();
    String settings = "sluice.query." + service;
    return Map.of(
        settings + ".url",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/",
        settings + ".key-file",
        keyFile.toString());
  }

  /** Says what is answered where. */
  abstract void serve(HttpServer to);

  final void receive(T request) {
    received.add(request);
  }

  /** JSON; a problem if the status says so. */
  static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    exchange
        .getResponseHeaders()
        .add("Content-Type", status == 200 ? "application/json" : "application/problem+json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  public final List<T> received() {
    return received;
  }

  @Override
  public final void inject(TestInjector injector) {
    injector.injectIntoFields(this, new TestInjector.MatchesType(getClass()));
  }

  @Override
  public final void stop() {
    server.stop(0);
    try {
      Files.deleteIfExists(keyFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
