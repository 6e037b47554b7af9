package io.sluice.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a cluster's Service does: new connections go to whoever is ready, those that exist stay
 * where they are until one of their ends closes them.
 */
final class Balancer implements AutoCloseable {

  private final ServerSocket listening;
  private final AtomicInteger connections = new AtomicInteger();
  private volatile int target;

  private Balancer(ServerSocket listening) {
    this.listening = listening;
  }

  static Balancer start() {
    try {
      var balancer = new Balancer(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(balancer::accept);
      return balancer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  /** Where connections go from now on. */
  void pointTo(int port) {
    target = port;
  }

  /** How many were opened so far. */
  int connections() {
    return connections.get();
  }

  private void accept() {
    while (true) {
      try {
        Socket client = listening.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    try (client;
        var service = new Socket()) {
      client.setTcpNoDelay(true);
      service.setTcpNoDelay(true);
      service.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 5_000);
      var back = Thread.ofVirtual().start(() -> copy(service, client));
      copy(client, service);
      back.join();
    } catch (IOException e) {
      // its client finds out
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until one end says that it is done, which is passed on. */
  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
      to.shutdownOutput();
    } catch (IOException e) {
      try {
        to.close();
      } catch (IOException closing) {
        // it is closed
      }
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
