package io.sluice.sources.flow;

import static io.sluice.sources.flow.Conversion.HEXADECIMAL;
import static io.sluice.sources.flow.Conversion.MICROS_TO_MILLIS;
import static io.sluice.sources.flow.Conversion.MICROS_TO_SECONDS;
import static io.sluice.sources.flow.Conversion.MILLIS_TO_SECONDS;
import static io.sluice.sources.flow.Conversion.NONE;
import static io.sluice.sources.flow.Conversion.NOTHING_IS_NONE;
import static io.sluice.sources.flow.Conversion.PROTOCOL;
import static io.sluice.sources.flow.FlowField.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a writer of flows calls the fields. Names are compared without case, blanks and signs between
 * words: {@code ct_src_ ltm}, {@code Tot Fwd Pkts}. Sources: the files of UNSW-NB15 and its list of
 * features; CICFlowMeter's files of 2017 and 2018; Zeek's {@code base/protocols/conn/main.zeek};
 * goflow2's {@code flow.proto}; {@code netflow.yaml} of logstash-codec-netflow; IANA's registry of
 * IPFIX information elements; the names of KDD Cup 1999.
 */
public enum FlowFormat {
  /** The raw files and the partition for training and test. */
  UNSW_NB15(
      "UNSW-NB15",
      6,
      new Names()
          .as(STIME, "stime")
          .as(LTIME, "ltime")
          .as(SRCIP, "srcip")
          .as(SPORT, HEXADECIMAL, "sport")
          .as(DSTIP, "dstip")
          .as(DSPORT, HEXADECIMAL, "dsport")
          .as(PROTO, PROTOCOL, "proto")
          .asThemselves(
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
              RATE,
              SWIN,
              DWIN,
              STCPB,
              DTCPB,
              SMEAN,
              DMEAN,
              TRANS_DEPTH,
              RESPONSE_BODY_LEN,
              SJIT,
              DJIT,
              SINPKT,
              DINPKT,
              TCPRTT,
              SYNACK,
              ACKDAT,
              IS_SM_IPS_PORTS,
              CT_STATE_TTL,
              CT_FLW_HTTP_MTHD,
              IS_FTP_LOGIN,
              CT_FTP_CMD,
              CT_SRV_SRC,
              CT_SRV_DST,
              CT_DST_LTM,
              CT_SRC_LTM,
              CT_SRC_DPORT_LTM,
              CT_DST_SPORT_LTM,
              CT_DST_SRC_LTM,
              ATTACK_CAT,
              LABEL)
          .as(SMEAN, "smeansz")
          .as(DMEAN, "dmeansz")
          .as(RESPONSE_BODY_LEN, "res_bdy_len")
          .as(SINPKT, "sintpkt")
          .as(DINPKT, "dintpkt")),

  /** What CICFlowMeter writes: CIC-IDS2017, CSE-CIC-IDS2018. Its bytes are those of payloads. */
  CIC_IDS(
      "CICFlowMeter",
      4,
      new Names()
          .as(STIME, "Timestamp")
          .as(SRCIP, "Source IP", "Src IP")
          .as(SPORT, "Source Port", "Src Port")
          .as(DSTIP, "Destination IP", "Dst IP")
          .as(DSPORT, "Destination Port", "Dst Port")
          .as(PROTO, PROTOCOL, "Protocol")
          .as(DUR, MICROS_TO_SECONDS, "Flow Duration")
          .as(SPKTS, "Total Fwd Packets", "Tot Fwd Pkts", "Total Fwd Packet")
          .as(DPKTS, "Total Backward Packets", "Tot Bwd Pkts", "Total Bwd packets")
          .as(
              SBYTES,
              "Total Length of Fwd Packets",
              "TotLen Fwd Pkts",
              "Total Length of Fwd Packet")
          .as(
              DBYTES,
              "Total Length of Bwd Packets",
              "TotLen Bwd Pkts",
              "Total Length of Bwd Packet")
          .as(SMEAN, "Fwd Packet Length Mean", "Fwd Pkt Len Mean")
          .as(DMEAN, "Bwd Packet Length Mean", "Bwd Pkt Len Mean")
          .as(SINPKT, MICROS_TO_MILLIS, "Fwd IAT Mean")
          .as(DINPKT, MICROS_TO_MILLIS, "Bwd IAT Mean")
          .as(LABEL, "Label")
          .idNamed("Flow ID")),

  /** Zeek's {@code conn.log}, as columns or as JSON. Bytes are those of IP where it counts them. */
  ZEEK(
      "Zeek",
      4,
      new Names()
          .as(STIME, "ts")
          .as(SRCIP, "id.orig_h")
          .as(SPORT, "id.orig_p")
          .as(DSTIP, "id.resp_h")
          .as(DSPORT, "id.resp_p")
          .as(PROTO, PROTOCOL, "proto")
          .as(STATE, "conn_state")
          .as(SERVICE, NOTHING_IS_NONE, "service")
          .as(DUR, "duration")
          .as(SBYTES, "orig_ip_bytes", "orig_bytes")
          .as(DBYTES, "resp_ip_bytes", "resp_bytes")
          .as(SPKTS, "orig_pkts")
          .as(DPKTS, "resp_pkts")
          .as(LABEL, "label")
          .as(ATTACK_CAT, "detailed-label")
          .idNamed("uid")),

  /** What goflow2 makes of NetFlow, IPFIX and sFlow; its first version wrote names in one word. */
  GOFLOW2(
      "goflow2",
      4,
      new Names()
          .as(STIME, "time_flow_start_ns", "TimeFlowStartNs", "TimeFlowStartMs", "TimeFlowStart")
          .as(LTIME, "time_flow_end_ns", "TimeFlowEndNs", "TimeFlowEndMs", "TimeFlowEnd")
          .as(SRCIP, "src_addr", "SrcAddr")
          .as(SPORT, "src_port", "SrcPort")
          .as(DSTIP, "dst_addr", "DstAddr")
          .as(DSPORT, "dst_port", "DstPort")
          .as(PROTO, PROTOCOL, "proto", "Proto")
          .as(SBYTES, "bytes", "Bytes")
          .as(SPKTS, "packets", "Packets")
          .as(STTL, "ip_ttl", "IPTTL")
          .otherTime("time_received_ns", "TimeReceivedNs", "TimeReceived")
          .idNamed("sequence_num", "SequenceNum")),

  /** What the netflow codec of Logstash writes under {@code netflow}. */
  LOGSTASH(
      "Logstash's netflow codec",
      4,
      new Names()
          .as(
              STIME,
              "netflow.first_switched",
              "netflow.flow_start_milliseconds",
              "netflow.flow_start_msec")
          .as(
              LTIME,
              "netflow.last_switched",
              "netflow.flow_end_milliseconds",
              "netflow.flow_end_msec")
          .as(
              SRCIP,
              "netflow.ipv4_src_addr",
              "netflow.ipv6_src_addr",
              "netflow.source_ipv4_address")
          .as(SPORT, "netflow.l4_src_port", "netflow.source_transport_port")
          .as(
              DSTIP,
              "netflow.ipv4_dst_addr",
              "netflow.ipv6_dst_addr",
              "netflow.destination_ipv4_address")
          .as(DSPORT, "netflow.l4_dst_port", "netflow.destination_transport_port")
          .as(PROTO, PROTOCOL, "netflow.protocol", "netflow.protocol_identifier")
          .as(SBYTES, "netflow.in_bytes", "netflow.octet_delta_count")
          .as(DBYTES, "netflow.out_bytes")
          .as(SPKTS, "netflow.in_pkts", "netflow.packet_delta_count")
          .as(DPKTS, "netflow.out_pkts")
          .as(STTL, "netflow.min_ttl")
          .otherTime("@timestamp")
          .idNamed("netflow.flow_seq_num")),

  /** Information elements of IPFIX by their names, alone or as {@code iana:octetDeltaCount}. */
  IPFIX(
      "IPFIX",
      4,
      new Names()
          .as(
              STIME,
              "flowStartNanoseconds",
              "flowStartMicroseconds",
              "flowStartMilliseconds",
              "flowStartSeconds")
          .as(
              LTIME,
              "flowEndNanoseconds",
              "flowEndMicroseconds",
              "flowEndMilliseconds",
              "flowEndSeconds")
          .as(DUR, MILLIS_TO_SECONDS, "flowDurationMilliseconds")
          .as(DUR, MICROS_TO_SECONDS, "flowDurationMicroseconds")
          .as(SRCIP, "sourceIPv4Address", "sourceIPv6Address")
          .as(SPORT, "sourceTransportPort")
          .as(DSTIP, "destinationIPv4Address", "destinationIPv6Address")
          .as(DSPORT, "destinationTransportPort")
          .as(PROTO, PROTOCOL, "protocolIdentifier")
          .as(SBYTES, "octetDeltaCount", "octetTotalCount", "initiatorOctets")
          .as(DBYTES, "reverseOctetDeltaCount", "reverseOctetTotalCount", "responderOctets")
          .as(SPKTS, "packetDeltaCount", "packetTotalCount", "initiatorPackets")
          .as(DPKTS, "reversePacketDeltaCount", "reversePacketTotalCount", "responderPackets")
          .as(STTL, "minimumTTL", "ipTTL")
          .as(DTTL, "reverseMinimumTTL", "reverseIpTTL")
          .as(SERVICE, "applicationName")
          .idNamed("flowId")),

  /** Connections of KDD Cup 1999 and NSL-KDD; bytes are those of the data. */
  NSL_KDD(
      "NSL-KDD",
      6,
      new Names()
          .as(DUR, "duration")
          .as(PROTO, PROTOCOL, "protocol_type")
          .as(SERVICE, "service")
          .as(STATE, "flag")
          .as(SBYTES, "src_bytes")
          .as(DBYTES, "dst_bytes")
          .as(ATTACK_CAT, "attack_type", "attack", "class", "outcome")
          .as(LABEL, "label", "labels")
          .alsoTelling(
              "dst_host_count", "dst_host_srv_count", "serror_rate", "same_srv_rate", "num_root"));

  private final String title;
  private final int fewest;
  private final Names names;

  FlowFormat(String title, int fewest, Names names) {
    this.title = title;
    this.fewest = fewest;
    this.names = names;
  }

  /**
   * What a name means.
   *
   * @param preference which of several columns is taken for a field: that with the lowest
   */
  record Spelling(FlowField field, Conversion conversion, int preference) {}

  /** The names of a format while they are listed. */
  private static final class Names {

    private final Map<String, Spelling> spellings = new HashMap<>();
    private final Set<String> telling = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private final List<String> times = new ArrayList<>();

    private Names as(FlowField field, String... spelled) {
      return as(field, NONE, spelled);
    }

    private Names as(FlowField field, Conversion conversion, String... spelled) {
      for (String name : spelled) {
        spellings.putIfAbsent(normal(name), new Spelling(field, conversion, spellings.size()));
        if (field.kind() != Kind.TRUTH) {
          telling.add(normal(name));
        }
      }
      return this;
    }

    private Names asThemselves(FlowField... fields) {
      for (FlowField field : fields) {
        as(field, field.text());
      }
      return this;
    }

    /** Further names that nobody else has. */
    private Names alsoTelling(String... spelled) {
      Arrays.stream(spelled).map(FlowFormat::normal).forEach(telling::add);
      return this;
    }

    /** Of the record itself, no two have the same. */
    private Names idNamed(String... spelled) {
      Arrays.stream(spelled).map(FlowFormat::normal).forEach(ids::add);
      return this;
    }

    /** When a record was received, if nothing says when the flow was. */
    private Names otherTime(String... spelled) {
      times.addAll(Arrays.stream(spelled).map(FlowFormat::normal).toList());
      telling.addAll(times);
      return this;
    }
  }

  /** {@code [netflow][in_bytes]}, {@code iana@reverse:octetDeltaCount}, {@code ct_src_ ltm}. */
  static String normal(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    if (lower.startsWith("[") && lower.endsWith("]")) {
      lower = lower.substring(1, lower.length() - 1).replace("][", ".");
    }
    if (lower.startsWith("iana@reverse:")) {
      lower = "reverse" + lower.substring("iana@reverse:".length());
    } else if (lower.startsWith("iana:")) {
      lower = lower.substring("iana:".length());
    }
    return lower.replaceAll("[\\s_\\uFEFF-]", "");
  }

  /** The format whose names most columns have; empty if too few have those of any. */
  static Optional<FlowFormat> of(List<String> columns) {
    FlowFormat best = null;
    int most = 0;
    for (FlowFormat format : values()) {
      int known =
          (int)
              columns.stream()
                  .map(FlowFormat::normal)
                  .filter(format.names.telling::contains)
                  .distinct()
                  .count();
      if (known >= format.fewest && known > most && format.isOfFlows(columns)) {
        best = format;
        most = known;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * UNSW-NB15's names are the standard ones, which what is counted or measured of flows may have,
   * too: a flow also says by which protocol, or whose it is.
   */
  private boolean isOfFlows(List<String> columns) {
    return this != UNSW_NB15
        || columns.stream()
            .flatMap(column -> spelling(column).stream())
            .map(spelling -> spelling.field().kind())
            .anyMatch(kind -> kind == FlowField.Kind.CATEGORY || kind == FlowField.Kind.PORT);
  }

  /** What a column of the name is, empty if the format knows none. */
  Optional<Spelling> spelling(String column) {
    return Optional.ofNullable(names.spellings.get(normal(column)));
  }

  /** Whether the name is one of records and of nothing else. */
  boolean isId(String column) {
    return names.ids.contains(normal(column));
  }

  /** Whether durations are finer than seconds, so that rates follow from them. */
  boolean hasExactTimes() {
    return this != NSL_KDD;
  }

  /** When records were received, by these columns; the best first. */
  List<String> otherTimes(List<String> columns) {
    return names.times.stream()
        .flatMap(time -> columns.stream().filter(column -> normal(column).equals(time)))
        .toList();
  }

  /**
   * As a person names it: {@code cic-ids}.
   *
   * @throws IllegalArgumentException naming the choices
   */
  public static FlowFormat named(String text) {
    return Arrays.stream(values())
        .filter(format -> format.argument().equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no format of flows, expected one of %s, or none"
                        .formatted(text, all())));
  }

  /** All that {@link #named} takes. */
  public static String all() {
    return Arrays.stream(values()).map(FlowFormat::argument).collect(Collectors.joining(", "));
  }

  /** What {@link #named} takes. */
  public String argument() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What its makers call it. */
  @Override
  public String toString() {
    return title;
  }
}
