package io.sluice.alert.outbound;

import io.sluice.alerting.receiver.Reach;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
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
    long end = System.nanoTime() + reach.timeout().toNanos();
    Socket socket = open(guard, reach, host, port, end);
    return new GuardedSocket(socket, left(end));
  }

  /**
   * Within TLS; the certificate has to be that of the host.
   *
   * @throws IOException if no allowed address can be connected to, or none is who it should be
   */
  public static GuardedSocket connectTls(
      AddressGuard guard, Reach reach, Trust trust, String host, int port)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + reach.timeout().toNanos();
    Socket plain = open(guard, reach, host, port, end);
    // Its deadline counts before the handshake, in which the other side may hang, too.
    var guarded = new GuardedSocket(plain, left(end));
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

  /** However many addresses there are: an attempt that outlasts its lease is made twice. */
  private static Socket open(AddressGuard guard, Reach reach, String host, int port, long end)
      throws IOException, InterruptedException {
    IOException failure = new ConnectException();
    for (InetAddress address : guard.resolve(host, reach.addresses(), reach.connectTimeout())) {
      long millis = Math.min(reach.connectTimeout().toMillis(), left(end).toMillis());
      if (millis <= 0) {
        throw new SocketTimeoutException();
      }
      var socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(address, port), Math.toIntExact(millis));
        return socket;
      } catch (IOException e) {
        failure = e;
        closeQuietly(socket);
      }
    }
    throw failure;
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
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
