package io.sluice.cli.system;

import io.sluice.cli.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/** Where each service listens: loopback only, as there is no authentication on one machine. */
public final class Addresses {

  /** The port of query-api; the others follow it. */
  public static final int DEFAULT_BASE_PORT = 8080;

  private static final int HIGHEST_PORT = 65_535;

  private final Map<Service, Integer> ports;

  private Addresses(Map<Service, Integer> ports) {
    this.ports = ports;
  }

  /**
   * Consecutive ports from a base on, or any free ones if the base is 0.
   *
   * @throws CommandFailure if one of them is taken
   */
  public static Addresses from(int basePort) {
    var ports = new EnumMap<Service, Integer>(Service.class);
    for (Service service : Service.values()) {
      int wanted = basePort == 0 ? 0 : basePort + service.defaultPort() - DEFAULT_BASE_PORT;
      if (wanted < 0 || wanted > HIGHEST_PORT) {
        throw new CommandFailure("port " + wanted + " does not exist: give --port a lower number");
      }
      ports.put(service, free(wanted, service));
    }
    return new Addresses(ports);
  }

  private static int free(int port, Service service) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new CommandFailure(
          "port %d, which %s needs, is taken: stop what uses it, or choose others with --port"
              .formatted(port, service.module()),
          e);
    }
  }

  public int port(Service service) {
    return ports.get(service);
  }

  public URI of(Service service) {
    return URI.create("http://127.0.0.1:" + port(service));
  }
}
