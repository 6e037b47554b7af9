package io.sluice.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on the loopback interface, the only one on which the testbed listens. */
public final class Ports {

  public static final String HOST = "127.0.0.1";

  private Ports() {}

  /** A port that the operating system says is free now; somebody else may still be quicker. */
  public static int free() {
    try (ServerSocket socket = bind(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StartFailedException("No free port on " + HOST + ": " + e.getMessage(), e);
    }
  }

  /** Whether nobody listens there now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = bind(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The port to use where {@code port} is wished for.
   *
   * @param port 0 for any
   * @param server who wants it, for the message
   * @throws StartFailedException if it is taken
   */
  public static int claim(int port, String server) {
    if (port == 0) {
      return free();
    }
    try (ServerSocket socket = bind(port)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StartFailedException(
          "%s cannot listen on %s:%d (%s); stop what uses the port or choose another"
              .formatted(server, HOST, port, e.getMessage()),
          e);
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      // As the servers do: a port whose last connections linger in TIME_WAIT counts as free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
      return socket;
    } catch (IOException | IllegalArgumentException e) {
      socket.close();
      throw e;
    }
  }
}
