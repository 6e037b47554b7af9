package io.sluice.testbed.network.attack;

import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;
import io.sluice.testbed.network.traffic.Conversation;
import io.sluice.testbed.network.traffic.Dialogue;
import io.sluice.testbed.network.traffic.Episode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What people call an attack. */
public enum IntrusionKind {
  /** Who is there, and what listens, within minutes. */
  FAST_SCAN(Scans::fast),
  /** The same with so much patience that no count of a minute sees it. */
  SLOW_SCAN(Scans::slow),
  /** Passwords are guessed. */
  BRUTE_FORCE(new BruteForce()),
  /** A machine is kept so busy that it does nothing else. */
  DENIAL_OF_SERVICE(new DenialOfService()),
  /** Files leave the house. */
  EXFILTRATION(new Exfiltration()),
  /** From one machine to the next. */
  LATERAL_MOVEMENT(new LateralMovement()),
  /** Somebody who should not sets values of a controller. */
  PLC_WRITE(new PlcWrite()),
  /** A machine asks its master outside what to do. */
  BEACONING(new Beaconing());

  private final Intrusion intrusion;

  IntrusionKind(Intrusion intrusion) {
    this.intrusion = intrusion;
  }

  /** As {@code attack_cat} has it: {@code slow scan}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("plc", "PLC");
  }

  /**
   * All that is said in one attack of the kind.
   *
   * @param start of its first conversation, seconds since the beginning of the scenario
   * @param episode its number, above 0
   */
  public List<Conversation> play(PlantNetwork network, double start, int episode, Chance chance) {
    var said = new ArrayList<Conversation>();
    intrusion.play(network, start, new Dialogue(chance, new Episode(episode, text()), said::add));
    return said;
  }
}
