package io.sluice.testbed.network.host;

import io.sluice.testbed.network.random.Chance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The machines of one plant: control, supervision and office lie in networks of their own, and the
 * sensor sees what passes between all. Another seed has the same sorts of machines, but other
 * numbers, addresses and makes of them.
 */
public final class PlantNetwork {

  private static final String CONTROL = "10.10.20.";
  private static final String SUPERVISION = "10.10.30.";
  private static final String OFFICE = "10.10.50.";

  /** For documentation: nobody has these addresses. */
  private static final List<String> WORLD = List.of("192.0.2.", "198.51.100.", "203.0.113.");

  private static final int LINUX = 64;
  private static final int WINDOWS = 128;
  private static final int DEVICE = 255;

  private final Map<HostKind, List<Host>> hosts = new EnumMap<>(HostKind.class);
  private final Map<String, List<Integer>> free = new TreeMap<>();
  private final List<Host> inside;

  public PlantNetwork(Chance chance) {
    int controllers = chance.is(0.5) ? LINUX : DEVICE;
    add(HostKind.MODBUS_PLC, chance.whole(3, 4), CONTROL, controllers, 0, 1.2, chance);
    add(
        HostKind.S7_PLC,
        chance.whole(2, 4),
        CONTROL,
        chance.is(0.5) ? LINUX : DEVICE,
        0,
        2,
        chance);
    add(HostKind.HMI, chance.whole(2, 3), CONTROL, WINDOWS, 0, 0.5, chance);
    add(HostKind.GATEWAY, 1, CONTROL, LINUX, 0, 0.6, chance);
    add(HostKind.SWITCH, 3, CONTROL, chance.is(0.5) ? LINUX : DEVICE, 0, 2.5, chance);
    add(HostKind.SCADA, 1, SUPERVISION, WINDOWS, 0, 0.4, chance);
    add(HostKind.HISTORIAN, 1, SUPERVISION, WINDOWS, 0, 0.4, chance);
    add(HostKind.ENGINEERING, 2, SUPERVISION, WINDOWS, 0, 0.5, chance);
    add(HostKind.DIRECTORY, 1, SUPERVISION, WINDOWS, 0, 0.4, chance);
    add(HostKind.CLOCK, 1, SUPERVISION, LINUX, 0, 0.3, chance);
    add(HostKind.FILES, 1, SUPERVISION, LINUX, 0, 0.4, chance);
    add(HostKind.MONITOR, 1, SUPERVISION, LINUX, 0, 0.4, chance);
    add(HostKind.JUMP_HOST, 1, SUPERVISION, LINUX, 0, 0.4, chance);
    add(HostKind.BROKER, 1, SUPERVISION, LINUX, 0, 0.4, chance);
    add(HostKind.INTRANET, 1, OFFICE, LINUX, 1, 0.8, chance);
    add(HostKind.PROXY, 1, OFFICE, LINUX, 1, 0.8, chance);
    add(HostKind.OFFICE, chance.whole(5, 8), OFFICE, WINDOWS, 1, 1.5, chance);
    add(HostKind.OFFICE, chance.whole(1, 2), OFFICE, LINUX, 1, 2.5, chance);
    add(HostKind.PRINTER, 2, OFFICE, chance.is(0.5) ? LINUX : DEVICE, 1, 3, chance);
    inside = all();
    for (int i = 0; i < 40; i++) {
      hosts.computeIfAbsent(HostKind.OUTSIDE, kind -> new ArrayList<>()).add(stranger(chance));
    }
  }

  private void add(
      HostKind kind, int count, String network, int ttl, int hops, double reach, Chance chance) {
    for (int i = 0; i < count; i++) {
      // The next firmware of controllers is built on another system.
      int upgraded = kind.isPlc() ? (ttl == LINUX ? WINDOWS : LINUX) : ttl;
      hosts
          .computeIfAbsent(kind, any -> new ArrayList<>())
          .add(
              new Host(
                  network + number(network, chance),
                  kind,
                  ttl - hops,
                  upgraded - hops,
                  chance.about(reach, 0.2)));
    }
  }

  private int number(String network, Chance chance) {
    List<Integer> numbers =
        free.computeIfAbsent(
            network,
            any -> {
              var all = new ArrayList<Integer>();
              for (int number = 5; number < 250; number++) {
                all.add(number);
              }
              return new ArrayList<>(chance.shuffled(all));
            });
    return numbers.removeLast();
  }

  /** A machine somewhere in the world that nobody here has met. */
  public static Host stranger(Chance chance) {
    int hops = chance.whole(6, 18);
    int ttl = chance.is(0.75) ? LINUX : chance.is(0.7) ? WINDOWS : DEVICE;
    return new Host(
        chance.of(WORLD) + chance.whole(1, 254),
        HostKind.OUTSIDE,
        ttl - hops,
        chance.about(22, 0.6));
  }

  /** An address of the plant's that nobody has: nothing ever comes back. */
  public Host nobody(Chance chance) {
    String network = chance.of(List.of(CONTROL, SUPERVISION, OFFICE));
    return new Host(
        network + chance.of(free.getOrDefault(network, List.of(1))), HostKind.NOBODY, 0, 1);
  }

  /** All of some kinds, in the order of the kinds. */
  public List<Host> of(HostKind... kinds) {
    return Arrays.stream(kinds)
        .flatMap(kind -> hosts.getOrDefault(kind, List.of()).stream())
        .toList();
  }

  /** The first of a kind, often the only one. */
  public Host the(HostKind kind) {
    return of(kind).getFirst();
  }

  /** All that speak with others from the beginning on. */
  public List<Host> inside() {
    return inside;
  }

  private List<Host> all() {
    return Collections.unmodifiableList(
        hosts.entrySet().stream()
            .filter(entry -> entry.getKey() != HostKind.BROKER)
            .flatMap(entry -> entry.getValue().stream())
            .toList());
  }

  public List<Host> plcs() {
    return of(HostKind.MODBUS_PLC, HostKind.S7_PLC);
  }
}
