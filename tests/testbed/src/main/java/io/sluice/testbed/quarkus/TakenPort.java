package io.sluice.testbed.quarkus;

import io.sluice.testbed.Ports;
import io.sluice.testbed.StartFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * A port that is taken and on which nobody answers: a service that listens there fails, and one
 * that calls there is counted.
 */
public final class TakenPort implements AutoCloseable {

  private static final int ATTEMPTS = 20;
  private static final int LOWEST = 21_000;
  private static final int HIGHEST = 29_000;

  private final ServerSocket socket;

  private TakenPort(ServerSocket socket) {
    this.socket = socket;
  }

  public static TakenPort open() {
    return at(0).orElseThrow(() -> new StartFailedException("the system gives no port"));
  }

  /**
   * One with free ports beside it and 1,000 below and above, as a system takes them. It is below
   * the range from which the operating system gives ports to whoever asks for any, so they stay
   * free, however many servers and connections others have.
   */
  public static TakenPort withFreeNeighbours() {
    return ThreadLocalRandom.current()
        .ints(ATTEMPTS, LOWEST, HIGHEST)
        .filter(TakenPort::hasFreeNeighbours)
        .mapToObj(TakenPort::at)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new StartFailedException(
                    "no free ports between %d and %d".formatted(LOWEST, HIGHEST)));
  }

  private static boolean hasFreeNeighbours(int port) {
    return IntStream.of(port - 1_000, port, port + 1_000)
        .flatMap(first -> IntStream.range(first, first + 4))
        .allMatch(Ports::isFree);
  }

  /** Empty if somebody was quicker. */
  private static Optional<TakenPort> at(int port) {
    try {
      return Optional.of(
          new TakenPort(new ServerSocket(port, 1, InetAddress.getLoopbackAddress())));
    } catch (IOException e) {
      return Optional.empty();
    }
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
