package io.sluice.sources.flow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a flow by their standard names, which are those of UNSW-NB15 (Moustafa and Slay,
 * MilCIS 2015) in lower case: {@code s} is what the source sent, {@code d} what the destination
 * did. The order is that of the documentation.
 */
public enum FlowField {
  STIME(Kind.TIME, null),
  LTIME(Kind.TIME, null),
  SRCIP(Kind.CATEGORY, null),
  SPORT(Kind.PORT_OF_THE_MOMENT, null),
  DSTIP(Kind.CATEGORY, null),
  DSPORT(Kind.PORT, null),
  PROTO(Kind.CATEGORY, null),
  STATE(Kind.CATEGORY, null),
  SERVICE(Kind.CATEGORY, null),
  DUR(Kind.NUMBER, "s"),
  SBYTES(Kind.NUMBER, "B"),
  DBYTES(Kind.NUMBER, "B"),
  STTL(Kind.NUMBER, null),
  DTTL(Kind.NUMBER, null),
  SLOSS(Kind.NUMBER, null),
  DLOSS(Kind.NUMBER, null),
  SLOAD(Kind.NUMBER, "bit/s"),
  DLOAD(Kind.NUMBER, "bit/s"),
  SPKTS(Kind.NUMBER, null),
  DPKTS(Kind.NUMBER, null),
  RATE(Kind.NUMBER, "1/s"),
  SWIN(Kind.NUMBER, null),
  DWIN(Kind.NUMBER, null),
  STCPB(Kind.NUMBER, null),
  DTCPB(Kind.NUMBER, null),
  SMEAN(Kind.NUMBER, "B"),
  DMEAN(Kind.NUMBER, "B"),
  TRANS_DEPTH(Kind.NUMBER, null),
  RESPONSE_BODY_LEN(Kind.NUMBER, "B"),
  SJIT(Kind.NUMBER, "ms"),
  DJIT(Kind.NUMBER, "ms"),
  SINPKT(Kind.NUMBER, "ms"),
  DINPKT(Kind.NUMBER, "ms"),
  TCPRTT(Kind.NUMBER, "s"),
  SYNACK(Kind.NUMBER, "s"),
  ACKDAT(Kind.NUMBER, "s"),
  IS_SM_IPS_PORTS(Kind.NUMBER, null),
  CT_STATE_TTL(Kind.NUMBER, null),
  CT_FLW_HTTP_MTHD(Kind.NUMBER, null),
  IS_FTP_LOGIN(Kind.NUMBER, null),
  CT_FTP_CMD(Kind.NUMBER, null),
  CT_SRV_SRC(Kind.NUMBER, null),
  CT_SRV_DST(Kind.NUMBER, null),
  CT_DST_LTM(Kind.NUMBER, null),
  CT_SRC_LTM(Kind.NUMBER, null),
  CT_SRC_DPORT_LTM(Kind.NUMBER, null),
  CT_DST_SPORT_LTM(Kind.NUMBER, null),
  CT_DST_SRC_LTM(Kind.NUMBER, null),
  ATTACK_CAT(Kind.TRUTH, null),
  LABEL(Kind.TRUTH, null);

  /** What sort of values a field has. */
  public enum Kind {
    /** When the flow began or ended. */
    TIME,
    /** Measured or counted. */
    NUMBER,
    /** A text out of some. */
    CATEGORY,
    /** A number that is a name. */
    PORT,
    /** A port that is chosen anew for each connection, and says nothing. */
    PORT_OF_THE_MOMENT,
    /** What is to be found out, never an input. */
    TRUTH
  }

  private static final Map<String, FlowField> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(FlowField::text, Function.identity()));

  private final Kind kind;
  private final @Nullable String unit;

  FlowField(Kind kind, @Nullable String unit) {
    this.kind = kind;
    this.unit = unit;
  }

  /** The field of a standard name as it is written, empty if there is none. */
  static Optional<FlowField> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The standard name. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Kind kind() {
    return kind;
  }

  /** Null of what has none: counts, texts, times. */
  public @Nullable String unit() {
    return unit;
  }

  @Override
  public String toString() {
    return text();
  }
}
