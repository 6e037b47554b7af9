package io.sluice.testbed.network.sensor;

import io.sluice.testbed.network.traffic.Conversation;
import io.sluice.testbed.network.traffic.FlowState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column of a flow record, by its name in UNSW-NB15. */
public enum SensorField {
  SRCIP,
  SPORT,
  DSTIP,
  DSPORT,
  PROTO,
  STATE,
  SERVICE,
  DUR,
  SBYTES,
  DBYTES,
  STTL,
  DTTL,
  SLOSS,
  DLOSS,
  SLOAD,
  DLOAD,
  SPKTS,
  DPKTS,
  SMEAN,
  DMEAN,
  SJIT,
  DJIT,
  SINPKT,
  DINPKT,
  TCPRTT,
  SYNACK,
  ACKDAT,
  CT_STATE_TTL,
  CT_SRV_SRC,
  CT_SRV_DST,
  CT_DST_LTM,
  CT_SRC_LTM,
  CT_SRC_DPORT_LTM,
  CT_DST_SPORT_LTM,
  CT_DST_SRC_LTM;

  public static final List<SensorField> ALL = List.of(values());

  /** Of numbers, 1 / the smallest step. */
  private static final double STEPS = 1_000_000;

  private final String column = name().toLowerCase(Locale.ROOT);

  /** Its name. */
  public String column() {
    return column;
  }

  /** The field with a name; empty if there is none. */
  public static Optional<SensorField> named(String column) {
    return ALL.stream().filter(field -> field.column.equals(column)).findFirst();
  }

  public boolean isText() {
    return switch (this) {
      case SRCIP, DSTIP, PROTO, STATE, SERVICE -> true;
      case SPORT,
          DSPORT,
          DUR,
          SBYTES,
          DBYTES,
          STTL,
          DTTL,
          SLOSS,
          DLOSS,
          SLOAD,
          DLOAD,
          SPKTS,
          DPKTS,
          SMEAN,
          DMEAN,
          SJIT,
          DJIT,
          SINPKT,
          DINPKT,
          TCPRTT,
          SYNACK,
          ACKDAT,
          CT_STATE_TTL,
          CT_SRV_SRC,
          CT_SRV_DST,
          CT_DST_LTM,
          CT_SRC_LTM,
          CT_SRC_DPORT_LTM,
          CT_DST_SPORT_LTM,
          CT_DST_SRC_LTM ->
          false;
    };
  }

  /** What a record has in a field that is a text. */
  String text(NetworkFlow flow) {
    Conversation said = flow.conversation();
    return switch (this) {
      case SRCIP -> said.from().address();
      case DSTIP -> said.to().address();
      case PROTO -> said.application().transport().toString();
      case STATE -> said.state().toString();
      case SERVICE -> said.service();
      default -> throw new IllegalArgumentException(column + " is a number");
    };
  }

  /** What a record has in a field that is a number, to six decimals. */
  public double number(NetworkFlow flow) {
    return Math.round(exact(flow) * STEPS) / STEPS;
  }

  /** As a file has it, without an exponent. */
  public String written(NetworkFlow flow) {
    if (isText()) {
      return text(flow);
    }
    String text = BigDecimal.valueOf(Math.round(exact(flow) * STEPS), 6).toPlainString();
    return text.replaceAll("\\.?0+$", "");
  }

  private double exact(NetworkFlow flow) {
    Conversation said = flow.conversation();
    NetworkFlow.Measured measured = flow.measured();
    ConnectionCounts counts = flow.counts();
    return switch (this) {
      case SPORT -> said.fromPort();
      case DSPORT -> said.application().port();
      case DUR -> said.seconds();
      case SBYTES -> said.sentBytes();
      case DBYTES -> said.answeredBytes();
      case STTL -> measured.sourceTtl();
      case DTTL -> measured.destinationTtl();
      case SLOSS -> measured.sourceLoss();
      case DLOSS -> measured.destinationLoss();
      case SLOAD -> load(said.sentBytes(), said.sentPackets(), said.seconds());
      case DLOAD -> load(said.answeredBytes(), said.answeredPackets(), said.seconds());
      case SPKTS -> said.sentPackets();
      case DPKTS -> said.answeredPackets();
      case SMEAN -> mean(said.sentBytes(), said.sentPackets());
      case DMEAN -> mean(said.answeredBytes(), said.answeredPackets());
      case SJIT -> measured.sourceJitter();
      case DJIT -> measured.destinationJitter();
      case SINPKT -> pause(said.sentPackets(), said.seconds());
      case DINPKT -> pause(said.answeredPackets(), said.seconds());
      case TCPRTT -> measured.synAck() + measured.ackData();
      case SYNACK -> measured.synAck();
      case ACKDAT -> measured.ackData();
      case CT_STATE_TTL -> stateAndTtl(said.state(), measured);
      case CT_SRV_SRC -> counts.serviceAndSource();
      case CT_SRV_DST -> counts.serviceAndDestination();
      case CT_DST_LTM -> counts.destination();
      case CT_SRC_LTM -> counts.source();
      case CT_SRC_DPORT_LTM -> counts.sourceAndPort();
      case CT_DST_SPORT_LTM -> counts.destinationAndSourcePort();
      case CT_DST_SRC_LTM -> counts.pair();
      case SRCIP, DSTIP, PROTO, STATE, SERVICE ->
          throw new IllegalArgumentException(column + " is a text");
    };
  }

  /** Bits a second, the first packet left out, as Argus has it. */
  private static double load(long bytes, long packets, double seconds) {
    return packets < 2 || seconds <= 0 ? 0 : 8.0 * bytes * (packets - 1) / packets / seconds;
  }

  private static double mean(long bytes, long packets) {
    return packets == 0 ? 0 : Math.round((double) bytes / packets);
  }

  /** From one packet to the next, milliseconds. */
  static double pause(long packets, double seconds) {
    return packets < 2 ? 0 : seconds * 1_000 / (packets - 1);
  }

  /** The authors do not say which ranges theirs are; these tell systems apart. */
  private static int stateAndTtl(FlowState state, NetworkFlow.Measured measured) {
    boolean alike = system(measured.sourceTtl()) == system(measured.destinationTtl());
    return switch (state) {
      case FIN, CON, ECO -> alike ? 0 : 1;
      case RST -> alike ? 2 : 3;
      case REQ, INT -> 4;
    };
  }

  private static int system(int ttl) {
    return ttl <= 64 ? 64 : ttl <= 128 ? 128 : 255;
  }
}
