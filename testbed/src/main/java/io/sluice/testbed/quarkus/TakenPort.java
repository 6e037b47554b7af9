package io.sluice.testbed.quarkus;

import io.sluice.testbed.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Map;

/**
 * A port that is taken and on which nobody answers: a service that listens there fails, and one
 * that calls there is counted.
 */
public final class TakenPort implements AutoCloseable {

  private final ServerSocket socket;

  private TakenPort(ServerSocket socket) {
    this.socket = socket;
  }

  public static TakenPort open() {
    try {
      return new TakenPort(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The variables that give a packaged service this port to serve at and to find its broker at. */
  public Map<String, String> environment() {
    String port = Integer.toString(socket.getLocalPort());
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
