package io.sluice.testbed.network.traffic;

import io.sluice.testbed.network.host.Host;
import io.sluice.testbed.network.host.HostKind;
import io.sluice.testbed.network.random.Chance;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes packets of what machines say to each other. A conversation that takes longer than two
 * minutes is told piece by piece, as flow sensors do (active timeout).
 */
public final class Dialogue {

  /** Active timeout, seconds. */
  static final double LONGEST = 120;

  /** Payload of a full segment. */
  private static final double SEGMENT = 1448;

  private static final int ETHERNET_IP_TCP = 54;
  private static final int TCP_TIMES = 12;
  private static final int ETHERNET_IP_UDP = 42;
  private static final int SYN = 66;
  private static final int RESET = 60;

  /** Some programs end what they have to say by a reset. */
  private static final double RUDE = 0.05;

  private final Chance chance;
  private final @Nullable Episode episode;
  private final Consumer<Conversation> wire;

  /**
   * @param episode the attack that all of it is part of, null for none
   */
  public Dialogue(Chance chance, @Nullable Episode episode, Consumer<Conversation> wire) {
    this.chance = chance;
    this.episode = episode;
    this.wire = wire;
  }

  public Chance chance() {
    return chance;
  }

  /** A connection that is set up, used and closed. */
  public void session(Host from, Host to, Application application, double start, Payload payload) {
    int port = ephemeral(from);
    int pieces = (int) Math.max(1, Math.ceil(payload.seconds() / LONGEST));
    double seconds = payload.seconds() / pieces;
    double left = 1;
    for (int piece = 0; piece < pieces; piece++) {
      boolean isLast = piece == pieces - 1;
      double part = isLast ? left : Math.min(left, chance.about(1.0 / pieces, 0.25));
      left -= part;
      var said =
          new Payload(
              payload.sent() * part,
              payload.answered() * part,
              (int) Math.max(1, Math.round(payload.turns() * part)),
              Math.max(seconds, roundTrip(from, to) * 2));
      FlowState state = isLast ? end() : FlowState.CON;
      stretch(from, port, to, application, start + piece * seconds, said, piece == 0, state);
    }
  }

  private FlowState end() {
    return chance.is(RUDE) ? FlowState.RST : FlowState.FIN;
  }

  /** A piece of a connection that was there before and goes on. */
  public void ongoing(
      Host from, int fromPort, Host to, Application application, double start, Payload payload) {
    stretch(from, fromPort, to, application, start, payload, false, FlowState.CON);
  }

  private void stretch(
      Host from,
      int port,
      Host to,
      Application application,
      double start,
      Payload said,
      boolean begins,
      FlowState state) {
    long up = Math.max(said.turns(), (long) Math.ceil(said.sent() / SEGMENT));
    long down = Math.max(said.turns(), (long) Math.ceil(said.answered() / SEGMENT));
    long acksUp = Math.round(down * chance.between(0.4, 0.6));
    long acksDown = Math.round(up * chance.between(0.4, 0.6));
    boolean ends = state != FlowState.CON;
    long sent = up + acksUp + (begins ? 2 : 0) + (ends ? chance.whole(1, 2) : 0);
    long answered =
        down + acksDown + (begins ? 1 : 0) + (state == FlowState.FIN ? chance.whole(1, 2) : 0);
    emit(
        from,
        port,
        to,
        application,
        application.service(),
        state,
        start,
        said.seconds(),
        sent,
        answered,
        Math.round(said.sent()) + sent * header(from),
        Math.round(said.answered()) + answered * header(from),
        begins);
  }

  /** Datagrams both ways. */
  public void datagrams(
      Host from, Host to, Application application, double start, Payload payload) {
    long up = Math.max(payload.turns(), (long) Math.ceil(payload.sent() / SEGMENT));
    long down = Math.max(payload.turns(), (long) Math.ceil(payload.answered() / SEGMENT));
    boolean isEcho = application.transport() == Transport.ICMP;
    emit(
        from,
        portOf(from, application),
        to,
        application,
        application.service(),
        isEcho ? FlowState.ECO : FlowState.CON,
        start,
        Math.max(payload.seconds(), roundTrip(from, to)),
        up,
        down,
        Math.round(payload.sent()) + up * ETHERNET_IP_UDP,
        Math.round(payload.answered()) + down * ETHERNET_IP_UDP,
        false);
  }

  /** Datagrams that nobody answers. */
  public void told(Host from, Host to, Application application, double start, Payload payload) {
    long packets = Math.max(payload.turns(), (long) Math.ceil(payload.sent() / SEGMENT));
    emit(
        from,
        portOf(from, application),
        to,
        application,
        application.service(),
        FlowState.INT,
        start,
        packets == 1 ? 0 : payload.seconds(),
        packets,
        0,
        Math.round(payload.sent()) + packets * ETHERNET_IP_UDP,
        0,
        false);
  }

  /**
   * Asks for a connection, and again, and nobody answers.
   *
   * @param tries packets; the pause doubles from one to the next
   */
  public void unanswered(Host from, Host to, Application application, double start, int tries) {
    double pause = chance.between(0.95, 1.05);
    emit(
        from,
        ephemeral(from),
        to,
        application,
        Application.UNKNOWN,
        FlowState.REQ,
        start,
        tries == 1 ? 0 : pause * ((1 << (tries - 1)) - 1),
        tries,
        0,
        (long) tries * syn(from),
        0,
        false);
  }

  /** Asks for a connection where nobody listens. */
  public void refused(Host from, Host to, Application application, double start) {
    // Windows asks again before it believes it.
    int tries = from.kind().isWindows() && chance.is(0.5) ? chance.whole(2, 3) : 1;
    emit(
        from,
        ephemeral(from),
        to,
        application,
        Application.UNKNOWN,
        FlowState.RST,
        start,
        roundTrip(from, to) + (tries - 1) * chance.between(0.48, 0.53),
        tries,
        tries,
        (long) tries * syn(from),
        (long) tries * RESET,
        false);
  }

  /** Asks for a connection, gets it, and leaves without a word. */
  public void looked(Host from, Host to, Application application, double start) {
    boolean isRude = chance.is(0.6);
    int sent = isRude ? 2 : 3 + chance.whole(0, 1);
    int answered = isRude ? 1 : 2;
    emit(
        from,
        ephemeral(from),
        to,
        application,
        Application.UNKNOWN,
        isRude ? FlowState.RST : FlowState.FIN,
        start,
        roundTrip(from, to) * chance.between(1.1, 2.5),
        sent,
        answered,
        (long) sent * (header(from) + 4),
        (long) answered * (header(from) + 8),
        true);
  }

  private void emit(
      Host from,
      int fromPort,
      Host to,
      Application application,
      String service,
      FlowState state,
      double start,
      double seconds,
      long sentPackets,
      long answeredPackets,
      long sentBytes,
      long answeredBytes,
      boolean hasHandshake) {
    wire.accept(
        new Conversation(
            from,
            fromPort,
            to,
            application,
            service,
            state,
            start,
            seconds,
            sentPackets,
            answeredPackets,
            sentBytes,
            answeredBytes,
            hasHandshake,
            chance.seed(),
            episode));
  }

  /** There and back, seconds. */
  private double roundTrip(Host from, Host to) {
    return (from.reach() + to.reach()) / 1000 * chance.about(1, 0.15);
  }

  private static int header(Host from) {
    return from.kind().isWindows() ? ETHERNET_IP_TCP : ETHERNET_IP_TCP + TCP_TIMES;
  }

  private static int syn(Host from) {
    return from.kind().isWindows() ? SYN : SYN + 8;
  }

  private int portOf(Host from, Application application) {
    return switch (application.transport()) {
      case ICMP -> 0;
      case UDP ->
          application.equals(Application.NTP) || application.equals(Application.DISCOVERY)
              ? application.port()
              : ephemeral(from);
      case TCP -> ephemeral(from);
    };
  }

  /** A port for one connection, as the system of the machine chooses. */
  public int ephemeral(Host from) {
    return from.kind().isWindows() || from.kind() == HostKind.PRINTER
        ? chance.whole(49_152, 65_535)
        : chance.whole(32_768, 60_999);
  }
}
