package io.sluice.alert.syslog;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Reads messages with their lengths before them (RFC 6587), and closes when the other side does.
 */
final class SyslogServer implements AutoCloseable {

  private final ServerSocket server;
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

  private SyslogServer(ServerSocket server) {
    this.server = server;
    Thread.ofVirtual().start(this::accept);
  }

  static SyslogServer plain() throws IOException {
    return new SyslogServer(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
  }

  static SyslogServer tls(SSLContext context) throws IOException {
    return new SyslogServer(
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
  }

  int port() {
    return server.getLocalPort();
  }

  String next() throws InterruptedException {
    return messages.poll(10, TimeUnit.SECONDS);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> read(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void read(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      for (int length = length(in); length >= 0; length = length(in)) {
        messages.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // a client that does not trust us
    }
  }

  private static int length(InputStream in) throws IOException {
    var digits = new StringBuilder();
    for (int c = in.read(); c != ' '; c = in.read()) {
      if (c < 0) {
        return -1;
      }
      if (!Character.isDigit(c)) {
        throw new IOException("no length");
      }
      digits.append((char) c);
    }
    return Integer.parseInt(digits.toString());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
