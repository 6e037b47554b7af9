package io.sluice.sources.column;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What names of columns suggest; their values must agree before anything follows from it. */
final class ColumnNames {

  /** Names of the one label, in the order of preference. */
  private static final List<String> LABELS =
      List.of(
          "label",
          "labels",
          "normal/attack",
          "att_flag",
          "anomaly",
          "attack",
          "is_anomaly",
          "isanomaly",
          "is_attack",
          "isattack",
          "ground_truth",
          "groundtruth",
          "anomalous",
          "outlier",
          "is_outlier",
          "anomaly_label",
          "attack_label",
          "attacklabel",
          "class",
          "machine_status",
          "target",
          "fault",
          "faulty",
          "failure",
          "machine_failure",
          "faultnumber",
          "fault_number",
          "event",
          "intrusion",
          "malicious",
          "abnormal",
          "normal",
          "is_normal",
          "pass/fail",
          "gt");

  /** So many of them are hardly names of anything else: their values need not tell. */
  static final int SURE_LABELS = 19;

  private static final String WHICH =
      "\\d+|flag|label|id|no|nr|number|type|cat|category|name|class";

  /** Ground truth of parts of the plant (P1), of kinds of attack, or another version of it. */
  private static final Pattern FURTHER_LABEL =
      Pattern.compile(
          "(is_?)?(label|attack|anomaly|ground_?truth)s?([_.\\-]?([a-z]{1,2}\\d{1,3}|"
              + WHICH
              + "))*|[a-z0-9]+[_.\\-](label|attack|anomaly)"
              + "|(fault|failure|class|event|outlier|abnormal|target)([_.\\-]?("
              + WHICH
              + "))?");

  private static final Set<String> EVENTS =
      Set.of(
          "attack_id",
          "attack",
          "attack_name",
          "attack_cat",
          "attack_type",
          "anomaly_type",
          "fault_type",
          "fault_name",
          "event_id",
          "event_name");

  /** Of the row itself: no two rows have the same. */
  private static final Set<String> ROW_IDS =
      Set.of(
          "#",
          "no",
          "no.",
          "nr",
          "nr.",
          "row",
          "row_id",
          "rowid",
          "row_number",
          "rownumber",
          "rownum",
          "line",
          "index",
          "idx",
          "unnamed:0",
          "id",
          "_id",
          "entry_id",
          "record",
          "record_id",
          "recordid",
          "recno",
          "rec",
          "recnbr",
          "record_no",
          "seq",
          "seqno",
          "sequence",
          "sequence_number",
          "sample_id",
          "sampleno",
          "sample_no",
          "scan_no",
          "lfd.nr.",
          "lfdnr",
          "lfd",
          "zeile",
          "key",
          "pk",
          "uid",
          "uuid",
          "guid",
          "msg_id",
          "message_id",
          "packet_id",
          "frame_no");

  /** Of numbers of rows and of other things alike. */
  private static final Set<String> COUNTERS =
      Set.of(
          "n",
          "num",
          "number",
          "count",
          "counter",
          "sample",
          "scan",
          "frame",
          "offset",
          "messung",
          "cycle",
          "run",
          "run_id",
          "simulationrun",
          "batch_id",
          "trial",
          "experiment");

  /** {@code ScanNo}, {@code packet_idx}, {@code Sample Count}, {@code Mess-Nr.}. */
  private static final Pattern ENDS_AS_COUNTERS =
      Pattern.compile(
          "((?<=[a-z])|[ _.\\-])"
              + "(?:(?i:(?<=[ _.\\-])(no|nr|num|idx|id|seq|cnt))"
              + "|No|Nr|NO|NR|Num|Idx|IDX|Id|ID|Seq|Cnt"
              + "|(?i:number|nummer|index|count|counter|row|record|sequence|zeile))\\.?$");

  private static final Pattern CLOCK =
      Pattern.compile(
          "(up|run|elapsed|on|operating|total|running)[_.\\-"
              + " ]?(time|hours?|hrs?|minutes|seconds|secs?)(\\W?.{0,12})?"
              + "|(elapsed|uptime|hour_?meter|betriebsstunden|laufzeit|seconds|secs?|ticks?|millis|epoch.*|unix.*|.*timestamp.*|time(_\\w+)?|t(\\W.*)?)(\\W.{0,12})?");

  private static final Pattern TOTAL =
      Pattern.compile(
          ".*(total|totali[sz]er|cumulat|accum|counter|odometer|z\u00e4hler|zaehler|kwh|mwh|energy|summe|_sum|sum_|_tot|hours|volume_?sum|pulses?|consumption|verbrauch).*");

  private ColumnNames() {}

  /** Without blanks and case: how names are compared. */
  static String normal(String name) {
    return name.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
  }

  /** In which place of preference it is the label; -1 if its name says nothing of it. */
  static int labelRank(String name) {
    String normal = normal(name);
    int rank = LABELS.indexOf(normal);
    return rank < 0 && saysMinusOneIsAttack(normal) ? 0 : rank;
  }

  static boolean isFurtherLabel(String name) {
    return LABELS.contains(normal(name)) || FURTHER_LABEL.matcher(normal(name)).matches();
  }

  static boolean isEvent(String name) {
    return EVENTS.contains(normal(name));
  }

  /** Whether a name is one of rows and of nothing else. */
  static boolean isRowId(String name) {
    return ROW_IDS.contains(normal(name));
  }

  static boolean isCounter(String name) {
    return isRowId(name)
        || COUNTERS.contains(normal(name))
        || ENDS_AS_COUNTERS.matcher(name.strip()).find();
  }

  /** A result of somebody else's detectors, as NSL-KDD's difficulty of a record is. */
  static boolean isVerdict(String name) {
    return normal(name)
        .matches(
            "difficulty(_?level)?"
                + "|(anomaly|outlier|attack|fault)[_.\\-]?(score|probability|pred|prediction)");
  }

  static boolean isClock(String name) {
    return CLOCK.matcher(normal(name)).matches();
  }

  static boolean isTotal(String name) {
    return TOTAL.matcher(normal(name)).matches();
  }

  /** {@code normal}, {@code is_ok}: a column that says yes where all is well. */
  static boolean saysOneIsNormal(String normalName) {
    return normalName.matches("(is_?)?(normal|ok|healthy|good|valid|pass)");
  }

  /** WADI's {@code Attack LABLE (1:No Attack, -1:Attack)}. */
  static boolean saysMinusOneIsAttack(String normalName) {
    return normalName.contains("1:noattack") || normalName.contains("-1:attack");
  }
}
