package io.sluice.cli.system;

import io.sluice.cli.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where each service listens: loopback only, as there is no authentication on one machine. */
public final class Addresses {

  /** The port of query-api; the others follow it. */
  public static final int DEFAULT_BASE_PORT = 8080;

  /** From the port of a service's API to the one of its health and metrics. */
  private static final int TO_MANAGEMENT = 1_000;

  private static final int HIGHEST_PORT = 65_535;

  private final Map<Service, Integer> ports;
  private final Map<Service, Integer> managementPorts;

  private Addresses(Map<Service, Integer> ports, Map<Service, Integer> managementPorts) {
    this.ports = ports;
    this.managementPorts = managementPorts;
  }

  /**
   * Consecutive ports from a base on, and the same again 1,000 above for health and metrics; or any
   * free ones if the base is 0.
   *
   * @throws CommandFailure if one of them is taken
   */
  public static Addresses from(int basePort) {
    var ports = new EnumMap<Service, Integer>(Service.class);
    var managementPorts = new EnumMap<Service, Integer>(Service.class);
    // All are held until the last is found: the operating system may give a closed one out again.
    var held = new ArrayList<ServerSocket>();
    try {
      for (Service service : Service.values()) {
        int wanted = basePort == 0 ? 0 : basePort + service.defaultPort() - DEFAULT_BASE_PORT;
        int management = basePort == 0 ? 0 : wanted + TO_MANAGEMENT;
        ports.put(service, hold(wanted, service.module(), held));
        managementPorts.put(
            service, hold(management, service.module() + " (health and metrics)", held));
      }
    } finally {
      held.forEach(Addresses::release);
    }
    return new Addresses(ports, managementPorts);
  }

  private static int hold(int port, String wantedBy, List<ServerSocket> held) {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new CommandFailure("port " + port + " does not exist: give --port a lower number");
    }
    try {
      var socket = new ServerSocket();
      held.add(socket);
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new CommandFailure(
          "port %d, which %s needs, is taken: stop what uses it, or choose others with --port"
              .formatted(port, wantedBy),
          e);
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Then the service that is to listen there says so.
    }
  }

  public int port(Service service) {
    return Objects.requireNonNull(ports.get(service), "each service has a port");
  }

  public int managementPort(Service service) {
    return Objects.requireNonNull(managementPorts.get(service), "each service has a port");
  }

  public URI of(Service service) {
    return URI.create("http://127.0.0.1:" + port(service));
  }

  /** Where a service tells how it is: health and metrics. */
  public URI managementOf(Service service) {
    return URI.create("http://127.0.0.1:" + managementPort(service));
  }
}
