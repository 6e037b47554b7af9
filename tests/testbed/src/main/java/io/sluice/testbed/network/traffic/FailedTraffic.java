package io.sluice.testbed.network.traffic;

import io.sluice.testbed.network.host.Host;
import io.sluice.testbed.network.host.HostKind;
import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;
import java.util.List;

/** What does not work, as it does not every day somewhere. */
final class FailedTraffic {

  private FailedTraffic() {}

  static void addTo(Habits habits) {
    PlantNetwork network = habits.network();
    forgotten(habits, network);
    restarts(habits, network);
    for (Host desk : network.of(HostKind.OFFICE)) {
      // Looks for printers and shares that it knew at home.
      habits.perDay(
          3,
          DayCourse.OFFICE,
          (now, dialogue) -> {
            Chance chance = dialogue.chance();
            List<Application> wanted =
                List.of(
                    Application.PRINTING,
                    Application.SMB,
                    Application.tcp(631),
                    Application.HTTPS,
                    Application.tcp(5_357),
                    Application.tcp(7_680));
            int tries = chance.whole(1, 4);
            for (int i = 0; i < tries; i++) {
              double at = now + i * chance.between(0.5, 6);
              Host to = chance.is(0.5) ? network.nobody(chance) : chance.of(network.inside());
              if (to.kind() == HostKind.NOBODY) {
                dialogue.unanswered(desk, to, chance.of(wanted), at, chance.whole(2, 4));
              } else if (!to.equals(desk) && !to.kind().isPlc()) {
                dialogue.refused(desk, to, chance.of(wanted), at);
              }
            }
          });
    }
  }

  /** A share, a licence server, a printer that somebody took away years ago. */
  private static void forgotten(Habits habits, PlantNetwork network) {
    for (Host host : network.of(HostKind.HMI, HostKind.ENGINEERING, HostKind.OFFICE)) {
      Chance own = habits.chance();
      if (own.is(0.4)) {
        Host gone = network.nobody(own);
        Application what =
            own.of(List.of(Application.SMB, Application.PRINTING, Application.tcp(27_000)));
        habits.every(
            own.between(1_500, 6_000),
            0.05,
            (now, dialogue) -> dialogue.unanswered(host, gone, what, now, 3));
      }
    }
  }

  /** A machine is away for minutes, and who needs it asks again and again. */
  private static void restarts(Habits habits, PlantNetwork network) {
    habits.perDay(
        3,
        DayCourse.SHIFTS,
        (now, dialogue) -> {
          Chance chance = dialogue.chance();
          Host plc = chance.of(network.plcs());
          Application language = ControlTraffic.language(plc);
          double away = chance.between(20, 150);
          for (Host from : network.of(HostKind.HMI, HostKind.SCADA)) {
            double at = now + chance.between(0, 5);
            double pause = chance.between(4, 12);
            while (at < now + away) {
              if (chance.is(0.8)) {
                dialogue.unanswered(from, plc, language, at, chance.whole(1, 3));
              } else {
                dialogue.refused(from, plc, language, at);
              }
              at += pause * chance.about(1, 0.05);
            }
          }
        });
    habits.perDay(
        5,
        DayCourse.ALWAYS,
        (now, dialogue) -> {
          Chance chance = dialogue.chance();
          Host server = chance.of(network.of(HostKind.INTRANET, HostKind.FILES, HostKind.PROXY));
          Application application =
              switch (server.kind()) {
                case FILES -> Application.SMB;
                case PROXY -> Application.PROXY;
                default -> Application.HTTP;
              };
          int tries = chance.whole(2, 9);
          for (int i = 0; i < tries; i++) {
            dialogue.refused(
                chance.of(network.of(HostKind.OFFICE)),
                server,
                application,
                now + i * chance.between(0.2, 8));
          }
        });
  }
}
