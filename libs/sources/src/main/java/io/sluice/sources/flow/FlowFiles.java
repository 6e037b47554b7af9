package io.sluice.sources.flow;

import io.sluice.sources.table.KnownColumns;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Files of flows that do not name their columns, or name one twice. */
public final class FlowFiles {

  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern PORT = Pattern.compile("\\d{1,5}|0x[0-9a-fA-F]{1,6}|-|");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9/_.-]*");
  private static final Pattern SECONDS = Pattern.compile("\\d{9,10}");
  private static final Pattern FLAG = Pattern.compile("[01]|");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
  private static final Pattern PROTOCOL = Pattern.compile("tcp|udp|icmp");
  private static final Pattern CONNECTION =
      Pattern.compile("SF|S[0-3]|OTH|SH|REJ|RST[A-Z0-9]{0,2}");

  private static final List<String> UNSW =
      List.of(
          "srcip",
          "sport",
          "dstip",
          "dsport",
          "proto",
          "state",
          "dur",
          "sbytes",
          "dbytes",
          "sttl",
          "dttl",
          "sloss",
          "dloss",
          "service",
          "Sload",
          "Dload",
          "Spkts",
          "Dpkts",
          "swin",
          "dwin",
          "stcpb",
          "dtcpb",
          "smeansz",
          "dmeansz",
          "trans_depth",
          "res_bdy_len",
          "Sjit",
          "Djit",
          "Stime",
          "Ltime",
          "Sintpkt",
          "Dintpkt",
          "tcprtt",
          "synack",
          "ackdat",
          "is_sm_ips_ports",
          "ct_state_ttl",
          "ct_flw_http_mthd",
          "is_ftp_login",
          "ct_ftp_cmd",
          "ct_srv_src",
          "ct_srv_dst",
          "ct_dst_ltm",
          "ct_src_ltm",
          "ct_src_dport_ltm",
          "ct_dst_sport_ltm",
          "ct_dst_src_ltm",
          "attack_cat",
          "Label");

  private static final List<String> NSL_KDD =
      List.of(
          "duration",
          "protocol_type",
          "service",
          "flag",
          "src_bytes",
          "dst_bytes",
          "land",
          "wrong_fragment",
          "urgent",
          "hot",
          "num_failed_logins",
          "logged_in",
          "num_compromised",
          "root_shell",
          "su_attempted",
          "num_root",
          "num_file_creations",
          "num_shells",
          "num_access_files",
          "num_outbound_cmds",
          "is_host_login",
          "is_guest_login",
          "count",
          "srv_count",
          "serror_rate",
          "srv_serror_rate",
          "rerror_rate",
          "srv_rerror_rate",
          "same_srv_rate",
          "diff_srv_rate",
          "srv_diff_host_rate",
          "dst_host_count",
          "dst_host_srv_count",
          "dst_host_same_srv_rate",
          "dst_host_diff_srv_rate",
          "dst_host_same_src_port_rate",
          "dst_host_srv_diff_host_rate",
          "dst_host_serror_rate",
          "dst_host_srv_serror_rate",
          "dst_host_rerror_rate",
          "dst_host_srv_rerror_rate",
          "label",
          "difficulty");

  private static final Map<Integer, Pattern> OF_KDD =
      Map.of(
          0,
          NUMBER,
          1,
          PROTOCOL,
          2,
          WORD,
          3,
          CONNECTION,
          4,
          NUMBER,
          5,
          NUMBER,
          41,
          Pattern.compile("[A-Za-z_]+\\.?"));

  /** UNSW-NB15 as it was first handed out; KDD Cup 1999 and NSL-KDD, these with a difficulty. */
  public static final List<KnownColumns> WITHOUT_NAMES =
      List.of(
          new KnownColumns(
              "unsw-nb15",
              UNSW,
              Map.of(
                  0, ADDRESS, 1, PORT, 2, ADDRESS, 3, PORT, 4, WORD, 6, NUMBER, 28, SECONDS, 29,
                  SECONDS, 48, FLAG)),
          new KnownColumns("nsl-kdd", NSL_KDD, OF_KDD),
          new KnownColumns("kdd-cup-99", NSL_KDD.subList(0, NSL_KDD.size() - 1), OF_KDD));

  /** CICFlowMeter's of 2017 has this one twice, with the same values. */
  public static final Set<String> REPEATED = Set.of("Fwd Header Length");

  private FlowFiles() {}
}
