package io.sluice.testbed.network.traffic;

import io.sluice.testbed.network.host.Host;
import io.sluice.testbed.network.host.HostKind;
import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;
import java.util.List;

/** Names, time, accounts, and how machines are: what runs by itself. */
final class InfrastructureTraffic {

  private InfrastructureTraffic() {}

  static void addTo(Habits habits) {
    names(habits);
    time(habits);
    accounts(habits);
    watching(habits);
  }

  private static void names(Habits habits) {
    PlantNetwork network = habits.network();
    Host directory = network.the(HostKind.DIRECTORY);
    for (Host host : network.inside()) {
      if (host.equals(directory) || host.kind().isPlc() || host.kind() == HostKind.SWITCH) {
        continue;
      }
      boolean isOffice = host.kind() == HostKind.OFFICE;
      habits.perDay(
          isOffice ? 260 : 110,
          isOffice ? DayCourse.OFFICE : DayCourse.ALWAYS,
          (now, dialogue) -> question(now, dialogue, host, directory));
      habits.perDay(
          isOffice ? 14 : 3,
          DayCourse.SHIFTS,
          (now, dialogue) ->
              dialogue.told(
                  host,
                  directory,
                  Application.DISCOVERY,
                  now,
                  new Payload(90, 0, dialogue.chance().whole(1, 4), 3)
                      .vary(dialogue.chance(), 0.3)));
    }
    // What it does not know it asks elsewhere.
    Host elsewhere = network.of(HostKind.OUTSIDE).get(0);
    habits.perDay(
        420, DayCourse.SHIFTS, (now, dialogue) -> question(now, dialogue, directory, elsewhere));
  }

  private static void question(double now, Dialogue dialogue, Host from, Host to) {
    Chance chance = dialogue.chance();
    if (chance.is(0.004)) {
      dialogue.told(from, to, Application.DNS, now, new Payload(42, 0, chance.whole(1, 3), 5));
      return;
    }
    // Texts and lists of servers are long.
    double answer = chance.is(0.05) ? 600 : 110;
    dialogue.datagrams(
        from,
        to,
        Application.DNS,
        now,
        new Payload(40, answer, chance.is(0.3) ? 2 : 1, chance.is(0.1) ? 0.04 : 0.001)
            .vary(chance, 0.35));
  }

  private static void time(Habits habits) {
    PlantNetwork network = habits.network();
    Host clock = network.the(HostKind.CLOCK);
    for (Host host : network.inside()) {
      if (!host.equals(clock)) {
        double period = host.kind().isPlc() ? 512 : 1_024;
        habits.every(
            period,
            0.02,
            (now, dialogue) ->
                dialogue.datagrams(
                    host, clock, Application.NTP, now, new Payload(48, 48, 1, 0.0005)));
      }
    }
    for (Host outside : network.of(HostKind.OUTSIDE).subList(1, 4)) {
      habits.every(
          1_024,
          0.02,
          (now, dialogue) ->
              dialogue.datagrams(
                  clock, outside, Application.NTP, now, new Payload(48, 48, 1, 0.02)));
    }
  }

  private static void accounts(Habits habits) {
    PlantNetwork network = habits.network();
    Host directory = network.the(HostKind.DIRECTORY);
    for (Host host : network.inside()) {
      if (!host.kind().isWindows() || host.equals(directory)) {
        continue;
      }
      habits.perDay(
          26,
          DayCourse.SHIFTS,
          (now, dialogue) ->
              dialogue.session(
                  host,
                  directory,
                  Application.KERBEROS,
                  now,
                  new Payload(1_500, 1_600, 2, 0.02).vary(dialogue.chance(), 0.2)));
      habits.perDay(
          18,
          DayCourse.SHIFTS,
          (now, dialogue) ->
              dialogue.session(
                  host,
                  directory,
                  Application.LDAP,
                  now,
                  new Payload(1_900, 5_200, 9, 0.8).vary(dialogue.chance(), 0.6)));
      habits.perDay(
          7,
          DayCourse.SHIFTS,
          (now, dialogue) -> {
            dialogue.session(
                host,
                directory,
                Application.RPC,
                now,
                new Payload(600, 700, 3, 0.05).vary(dialogue.chance(), 0.15));
            dialogue.session(
                host,
                directory,
                Application.RPC.at(dialogue.chance().whole(49_664, 49_700)),
                now + 0.1,
                new Payload(2_400, 2_900, 7, 0.4).vary(dialogue.chance(), 0.4));
          });
    }
  }

  private static void watching(Habits habits) {
    PlantNetwork network = habits.network();
    Host monitor = network.the(HostKind.MONITOR);
    List<Host> all = network.inside();
    for (Host host : all) {
      if (host.equals(monitor) || host.kind() == HostKind.OFFICE) {
        continue;
      }
      habits.every(
          600,
          0.01,
          (now, dialogue) ->
              dialogue.datagrams(
                  monitor,
                  host,
                  Application.PING,
                  now,
                  new Payload(168, 168, 3, 2.0 + dialogue.chance().between(0, 0.05))));
      if (host.kind() == HostKind.SWITCH || host.kind() == HostKind.PRINTER) {
        double lines = habits.chance().between(8, 40);
        habits.every(
            300,
            0.01,
            (now, dialogue) ->
                dialogue.datagrams(
                    monitor,
                    host,
                    Application.SNMP,
                    now,
                    new Payload(90 * lines, 140 * lines, (int) lines, 0.02 * lines)
                        .vary(dialogue.chance(), 0.1)));
      }
      if (!host.kind().isPlc()) {
        habits.perDay(
            90,
            DayCourse.ALWAYS,
            (now, dialogue) ->
                dialogue.told(
                    host,
                    monitor,
                    Application.SYSLOG,
                    now,
                    new Payload(180, 0, dialogue.chance().is(0.2) ? 4 : 1, 0.3)
                        .vary(dialogue.chance(), 0.4)));
      }
    }
  }
}
