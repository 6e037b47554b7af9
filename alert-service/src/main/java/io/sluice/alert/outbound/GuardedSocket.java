package io.sluice.alert.outbound;

import io.sluice.alerting.receiver.Reach;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the address that was judged. It is closed after the whole time that the receiver
 * has, whatever is going on: whoever waits for the other side byte by byte would wait for ever.
 */
public final class GuardedSocket implements AutoCloseable {

  private final Socket socket;
  private final Thread deadline;

  private GuardedSocket(Socket socket, Duration timeout) {
    this.socket = socket;
    this.deadline = Thread.ofVirtual().name("deadline").start(() -> closeAfter(socket, timeout));
  }

  /**
   * In the clear.
   *
   * @throws IOException if no allowed address can be connected to
   */
  public static GuardedSocket connect(AddressGuard guard, Reach reach, String host, int port)
      throws IOException, InterruptedException {
    Socket socket = open(guard, reach, host, port);
    return new GuardedSocket(socket, reach.timeout());
  }

  /**
   * Within TLS; the certificate has to be that of the host.
   *
   * @throws IOException if no allowed address can be connected to, or none is who it should be
   */
  public static GuardedSocket connectTls(
      AddressGuard guard, Reach reach, Trust trust, String host, int port)
      throws IOException, InterruptedException {
    Socket plain = open(guard, reach, host, port);
    // Its deadline begins before the handshake, in which the other side may hang, too.
    var guarded = new GuardedSocket(plain, reach.timeout());
    try {
      var socket =
          (SSLSocket) trust.context().getSocketFactory().createSocket(plain, host, port, true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return new GuardedSocket(socket, guarded);
    } catch (IOException | RuntimeException e) {
      guarded.close();
      throw e;
    }
  }

  private GuardedSocket(SSLSocket socket, GuardedSocket beneath) {
    this.socket = socket;
    this.deadline = beneath.deadline;
  }

  private static Socket open(AddressGuard guard, Reach reach, String host, int port)
      throws IOException, InterruptedException {
    int millis = Math.toIntExact(reach.connectTimeout().toMillis());
    IOException failure = new ConnectException();
    for (InetAddress address : guard.resolve(host, reach.addresses(), reach.connectTimeout())) {
      var socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(address, port), millis);
        return socket;
      } catch (IOException e) {
        failure = e;
        closeQuietly(socket);
      }
    }
    throw failure;
  }

  public Socket socket() {
    return socket;
  }

  private static void closeAfter(Socket socket, Duration timeout) {
    try {
      Thread.sleep(timeout);
      closeQuietly(socket);
    } catch (InterruptedException e) {
      // It was closed in time.
    }
  }

  private static void closeQuietly(@Nullable Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // It is of no further use either way.
    }
  }

  @Override
  public void close() {
    deadline.interrupt();
    closeQuietly(socket);
  }
}
