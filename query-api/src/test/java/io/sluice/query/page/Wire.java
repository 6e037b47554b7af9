package io.sluice.query.page;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a browser and the service, and can be cut. */
final class Wire implements Closeable {

  private final URI page;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean isCut;

  Wire(URI page) throws IOException {
    this.page = page;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** The same page, through this. */
  URI page() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getLocalPort()));
  }

  void cut() {
    isCut = true;
    sockets.forEach(Wire::end);
  }

  void mend() {
    isCut = false;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        sockets.add(near);
        if (isCut) {
          end(near);
          continue;
        }
        var far = new Socket();
        sockets.add(far);
        far.connect(new InetSocketAddress(page.getHost(), page.getPort()));
        Thread.ofVirtual().start(() -> pass(near, far));
        Thread.ofVirtual().start(() -> pass(far, near));
      } catch (IOException e) {
        // closed: the test is over
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // cut, or one side has gone
    } finally {
      end(from);
      end(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is of no use any more
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
