package io.sluice.testbed.quarkus;

import java.util.function.Supplier;

/**
 * A server that is started at its first use and stopped at the end of the JVM. Quarkus may load a
 * test resource once for each of its class loaders, so that a static field would not do: the
 * address is kept in a system property.
 */
final class OncePerJvm {

  /** What all class loaders see; an interned string is the same object to each of them. */
  private static final Object LOCK = "io.sluice.testbed.quarkus.OncePerJvm".intern();

  private final String property;
  private final Supplier<Server> start;

  OncePerJvm(String property, Supplier<Server> start) {
    this.property = property;
    this.start = start;
  }

  /**
   * @param address how clients reach it
   * @param handle what stops it
   */
  record Server(String address, AutoCloseable handle) {}

  String address() {
    synchronized (LOCK) {
      String known = System.getProperty(property);
      if (known != null) {
        return known;
      }
      Server server = start.get();
      System.setProperty(property, server.address());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-" + property));
      return server.address();
    }
  }

  private static void stop(Server server) {
    try {
      server.handle().close();
    } catch (Exception e) {
      System.err.println("could not stop the server on " + server.address() + ": " + e);
    }
  }
}
