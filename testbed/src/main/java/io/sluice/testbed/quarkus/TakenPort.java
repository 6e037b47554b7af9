package io.sluice.testbed.quarkus;

import io.sluice.testbed.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port that is taken and on which nobody answers: a service that listens there fails, and one
 * that calls there is counted.
 */
public final class TakenPort implements AutoCloseable {

  private static final int ATTEMPTS = 20;
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 30_000;

  private final ServerSocket socket;

  private TakenPort(ServerSocket socket) {
    this.socket = socket;
  }

  public static TakenPort open() {
    try {
      return new TakenPort(taken(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One below the range from which the operating system gives ports to whoever asks for any: so
   * those beside it are free as well, however many servers and connections others have.
   */
  public static TakenPort withFreeNeighbours() {
    IOException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return new TakenPort(taken(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST)));
      } catch (IOException e) {
        last = e;
      }
    }
    throw new UncheckedIOException(last);
  }

  private static ServerSocket taken(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  public int number() {
    return socket.getLocalPort();
  }

  /** The variables that give a packaged service this port to serve at and to find its broker at. */
  public Map<String, String> environment() {
    String port = Integer.toString(number());
    return Map.of(
        "QUARKUS_HTTP_PORT", port,
        "QUARKUS_MANAGEMENT_PORT", port,
        "KAFKA_BOOTSTRAP_SERVERS", Ports.HOST + ":" + port);
  }

  /** How many have called since this was last asked; beyond a few, callers are turned away. */
  public int calls() {
    int calls = 0;
    try {
      socket.setSoTimeout(1);
      while (true) {
        socket.accept().close();
        calls++;
      }
    } catch (SocketTimeoutException e) {
      return calls;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
