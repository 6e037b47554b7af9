package io.sluice.sources.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.sources.flow.FlowFormat;
import io.sluice.sources.flow.FlowOptions;
import io.sluice.sources.readings.FileRow.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Flows as their writers spell them become the same fields in the same units. */
class FlowsTest {

  private static final ReadingOptions RECORDS = ReadingOptions.FILES.withoutTimes();

  @Test
  void rawFileOfUnswIsKnownWithoutNames() {
    Read read = read("unsw-nb15-raw.csv", ReadingOptions.FILES);

    assertThat(read.findings().flow().format()).isEqualTo(FlowFormat.UNSW_NB15);
    assertThat(read.findings().tags())
        .contains("proto", "sbytes", "sload", "smean", "response_body_len", "sinpkt", "ct_src_ltm")
        .doesNotContain("sport", "stime", "ltime", "attack_cat", "label", "Sload");
    assertThat(read.findings().textTags()).contains("proto", "state", "service", "dsport");
    assertThat(read.findings().notes())
        .anyMatch(note -> note.contains("rows are those of unsw-nb15"));
    assertThat(read.bad()).isEmpty();
    Row first = read.good().getFirst();
    assertThat(first.time()).isEqualTo(Instant.ofEpochSecond(1421927414));
    assertThat(first.label()).isZero();
    assertThat(text(read, 3, "dsport")).isEqualTo("11");
    Row attack = read.good().get(5);
    assertThat(attack.label()).isOne();
    assertThat(attack.event()).isIn("Fuzzers", "Exploits");
  }

  @Test
  void microsecondsOfCicAreSecondsAndItsTextIsTheAttack() {
    Read read = read("cic-ids-2017.csv", RECORDS);

    assertThat(read.findings().flow().format()).isEqualTo(FlowFormat.CIC_IDS);
    assertThat(read.findings().hasTimes()).isFalse();
    assertThat(read.findings().tags())
        .contains("dsport", "dur", "spkts", "dpkts", "sbytes", "dbytes", "smean", "sinpkt")
        .contains("Flow Bytes/s", "Fwd Header Length", "Fwd Header Length.1", "sload");
    assertThat(read.findings().notes()).anyMatch(note -> note.contains("µs to s"));
    assertThat(read.rows()).hasSize(20);
    assertThat(read.bad()).isEmpty();
    assertThat(read.good().stream().filter(row -> row.label() == 1)).hasSize(4);
    assertThat(read.good().get(8).event()).isEqualTo("DDoS");
    assertThat(read.good().get(9).event()).isEqualTo("PortScan");
    assertThat(read.good().getFirst().event()).isNull();
    assertThat(numbers(read, "dur")).contains(0.000003).allMatch(seconds -> seconds <= 1.5);
    assertThat(number(read, 4, "Flow Bytes/s")).as("Infinity").isNaN();
    assertThat(number(read, 7, "sinpkt")).as("an empty cell").isNaN();
    assertThat(number(read, 4, "sload")).as("of a flow without duration").isNaN();
  }

  @Test
  void numbersOfProtocolsAreNames() {
    Read read = read("cic-ids-2018.csv", ReadingOptions.FILES.withTime(null, "day-first"));

    assertThat(read.findings().textTags()).contains("proto");
    assertThat(texts(read, "proto")).contains("tcp", "udp").doesNotContain("6", "17");
    assertThat(read.good()).hasSize(20);
    assertThat(read.good().getFirst().time()).isEqualTo(Instant.parse("2018-02-14T08:31:00Z"));
    assertThat(number(read, 0, "dur")).isEqualTo(112.641719);
    assertThat(read.good().getLast().event()).isEqualTo("FTP-BruteForce");
    assertThat(read.leftOut()).anyMatch(line -> line.contains("repeats of the column names"));
  }

  @Test
  void logOfZeekSaysItselfHowItIsWritten() {
    Read read = read("zeek-conn.log", ReadingOptions.FILES);

    assertThat(read.findings().flow().format()).isEqualTo(FlowFormat.ZEEK);
    assertThat(read.findings().tags())
        .contains("srcip", "dstip", "dsport", "proto", "state", "service", "dur", "sbytes")
        .doesNotContain("uid", "sport", "conn_state");
    assertThat(read.good()).hasSize(20);
    assertThat(read.good().getFirst().time()).isEqualTo(Instant.parse("2020-09-13T12:26:40.250Z"));
    assertThat(number(read, 2, "sbytes")).as("those of IP").isEqualTo(70);
    assertThat(number(read, 4, "dur")).as("unset").isNaN();
    assertThat(text(read, 0, "service")).as("no service is one of its values").isEqualTo("-");
  }

  @Test
  void jsonOfZeekIsTheSame() {
    Read log = read("zeek-conn.log", ReadingOptions.FILES);
    Read json = read("zeek-conn.json", ReadingOptions.FILES);

    assertThat(json.findings().flow().format()).isEqualTo(FlowFormat.ZEEK);
    assertThat(json.good()).hasSize(20);
    for (String tag : List.of("dur", "sbytes", "dbytes", "spkts", "sload")) {
      assertThat(numbers(json, tag)).as(tag).isEqualTo(numbers(log, tag));
    }
    for (String tag : List.of("proto", "state", "service", "dsport", "srcip")) {
      assertThat(texts(json, tag)).as(tag).isEqualTo(texts(log, tag));
    }
    assertThat(json.good().stream().map(Row::time))
        .isEqualTo(log.good().stream().map(Row::time).toList());
  }

  @Test
  void durationAndLoadFollowFromWhatGoflowSays() {
    Read read = read("goflow2.json", ReadingOptions.FILES);

    assertThat(read.findings().flow().format()).isEqualTo(FlowFormat.GOFLOW2);
    assertThat(read.good().getFirst().time()).isEqualTo(Instant.ofEpochSecond(1_700_000_000L));
    assertThat(texts(read, "proto")).containsOnly("tcp", "udp");
    assertThat(number(read, 0, "dur")).isEqualTo(1.5);
    assertThat(number(read, 0, "sload")).isCloseTo(16_000, within(1e-6));
    assertThat(number(read, 0, "smean")).isEqualTo(300);
    assertThat(read.findings().tags()).doesNotContain("sequence_num", "time_received_ns", "ltime");
    assertThat(read.findings().notes()).anyMatch(note -> note.contains("computed"));
  }

  @Test
  void fieldsThatLogstashNestsAreFound() {
    Read read = read("logstash-netflow.json", ReadingOptions.FILES);

    assertThat(read.findings().flow().format()).isEqualTo(FlowFormat.LOGSTASH);
    assertThat(read.good()).hasSize(20);
    assertThat(read.good().getFirst().time()).isEqualTo(Instant.parse("2026-03-16T06:00:00.100Z"));
    assertThat(number(read, 0, "dur")).isEqualTo(0.5);
    assertThat(number(read, 1, "sbytes")).isEqualTo(701);
    assertThat(texts(read, "proto")).containsOnly("tcp", "udp");
  }

  @Test
  void elementsOfIpfixHaveBothDirections() {
    Read read = read("ipfix.csv", ReadingOptions.FILES);

    assertThat(read.findings().flow().format()).isEqualTo(FlowFormat.IPFIX);
    assertThat(number(read, 0, "dbytes")).isEqualTo(900);
    assertThat(number(read, 0, "dur")).isEqualTo(0.25);
    assertThat(number(read, 0, "dload")).isCloseTo(28_800, within(1e-6));
    assertThat(read.findings().time().steps().interval()).isEqualTo(Duration.ofMillis(700));
  }

  @Test
  void connectionsOfNslKddNeedNoNames() {
    Read found = read("nsl-kdd.txt", RECORDS);
    Read told = read("nsl-kdd.txt", RECORDS.withNames(List.of("nsl-kdd")));

    assertThat(told.findings().tags())
        .isEqualTo(found.findings().tags())
        .contains("dur", "proto", "service", "state", "sbytes", "dst_host_count")
        .doesNotContain("label", "difficulty");
    assertThat(told.good()).hasSize(20);
    assertThat(told.good().get(4).label()).isOne();
    assertThat(told.good().get(4).event()).isEqualTo("neptune");
    assertThat(told.good().getFirst().label()).isZero();
    assertThat(told.findings().notes()).anyMatch(note -> note.contains("have no time"));
  }

  @Test
  void orderAndStepsOfFlowsConcernNobody() {
    String text =
        "ts,id.orig_h,id.resp_h,proto,conn_state,duration\n"
            + "1600000005.5,10.0.0.1,10.0.0.9,tcp,SF,4.1\n".repeat(12)
            + "1600000001.5,10.0.0.2,10.0.0.9,udp,S0,9.3\n".repeat(12)
            + "1600000003.5,10.0.0.3,10.0.0.9,tcp,SF,8.2\n".repeat(12);

    Read read = Read.of(text);

    assertThat(read.findings().notes())
        .noneMatch(note -> note.contains("go back in time") || note.contains("same time"));
    assertThat(read.findings().questions()).isEmpty();
    assertThat(read.good()).hasSize(36);
  }

  @Test
  void recordsWithoutTimesAreRefusedWhereTimesAreNeeded() {
    assertThatThrownBy(() -> read("cic-ids-2017.csv", ReadingOptions.FILES))
        .hasMessageContaining("has no time column");
  }

  @Test
  void namesStayWherePeopleWantThat() {
    Read read =
        read(
            "ipfix.csv",
            ReadingOptions.FILES
                .withFlows(FlowOptions.parse("none", List.of()))
                .withTime("flowStartMilliseconds", null));

    assertThat(read.findings().flow()).isNull();
    assertThat(read.findings().tags()).contains("protocolIdentifier").doesNotContain("sbytes");
  }

  @Test
  void columnsAreRenamedBeforeAnythingElse() {
    String text =
        "when,out,in,p,a,b\n"
            + "2026-03-16T06:00:00Z,10,20,tcp,1,2\n"
            + "2026-03-16T06:00:00Z,11,25,udp,1,2\n";

    Read read =
        Read.of(
            text,
            ReadingOptions.FILES.withFlows(
                FlowOptions.parse(
                    null,
                    List.of(
                        "out=sbytes",
                        "in=dbytes",
                        "p=proto",
                        "a=spkts",
                        "b=dpkts",
                        "when=stime"))));

    assertThat(read.findings().tags()).contains("sbytes", "dbytes", "proto", "smean");
    assertThatThrownBy(
            () ->
                Read.of(
                    text,
                    ReadingOptions.FILES.withFlows(FlowOptions.parse(null, List.of("x=sbytes")))))
        .hasMessageContaining("no column 'x', which --rename names");
    assertThatThrownBy(
            () ->
                Read.of(
                    text,
                    ReadingOptions.FILES.withFlows(FlowOptions.parse(null, List.of("in=out")))))
        .hasMessageContaining("two columns 'out'");
  }

  @Test
  void columnThatHoldsSomethingElseKeepsItsName() {
    String text =
        "time,proto,sbytes,dbytes,spkts,dpkts,dur,sttl\n"
            + "2026-03-16T06:00:00Z,tcp,many,20,1,1,0.5,64\n".repeat(10)
            + "2026-03-16T06:00:01Z,udp,few,30,1,1,0.5,64\n".repeat(10);

    Read read = Read.of(text);

    assertThat(read.findings().notes())
        .anyMatch(note -> note.contains("'sbytes' is not taken for sbytes, since it holds 'many'"));
    assertThat(read.findings().tags()).doesNotContain("sload", "smean");
  }

  @Test
  void categoryAloneIsALabelToo() {
    var text = new StringBuilder("time,proto,dur,sbytes,dbytes,spkts,dpkts,attack_cat\n");
    for (int i = 0; i < 40; i++) {
      text.append(
          "2026-03-16T06:00:%02dZ,tcp,0.%d,%d,20,1,1,%s\n"
              .formatted(i, i + 1, 100 + i, i % 4 == 0 ? "Worms" : "Normal"));
    }

    Read read = Read.of(text.toString());

    assertThat(read.good().getFirst().label()).isOne();
    assertThat(read.good().getFirst().event()).isEqualTo("Worms");
    assertThat(read.good().get(1).label()).isZero();
    assertThat(read.good().get(1).event()).isNull();
  }

  /** As Zeek and pandas write doubles. */
  @Test
  void whatFollowsFollowsFromAllDigitsOfADouble() {
    // given
    var rows = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      rows.append(
          """
          {"ts": %d.25, "id.orig_h": "10.0.0.1", "id.resp_h": "10.0.0.2", "proto": "udp", "duration": 0.0042378902435302734, "orig_ip_bytes": 300, "orig_pkts": 3}
          """
              .formatted(1_777_896_000 + i));
    }

    // when
    Read read = Read.of(rows.toString().getBytes(StandardCharsets.UTF_8), ReadingOptions.FILES);

    // then
    assertThat(number(read, 0, "sload")).isEqualTo(300 * 8 / 0.0042378902435302734, within(0.01));
  }

  @Test
  void countsByStandardNamesAreNoFlows() {
    // given
    String minutes = "time,dur,sbytes,dbytes,spkts,dpkts,rate,sload\n";
    var rows = new StringBuilder(minutes);
    for (int i = 0; i < 30; i++) {
      rows.append(
          "2026-05-04T12:%02d:00Z,%d,%d,7,8,9,1.5,2\n".formatted(i, i * 7 % 11, 100 * (i % 9)));
    }

    // when
    Read read = Read.of(rows.toString().getBytes(StandardCharsets.UTF_8), ReadingOptions.FILES);

    // then
    assertThat(read.findings().flow()).isNull();
    assertThat(read.findings().isOfRecords()).isFalse();
    assertThat(read.findings().tags()).contains("dur", "sbytes", "rate");
  }

  private static Read read(String name, ReadingOptions options) {
    try (var in = FlowsTest.class.getResourceAsStream("/flows/" + name)) {
      return Read.of(in.readAllBytes(), options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int index(Read read, String tag) {
    int index = read.findings().tags().indexOf(tag);
    assertThat(index).as(tag + " in " + read.findings().tags()).isNotNegative();
    return index;
  }

  private static double number(Read read, int row, String tag) {
    return read.good().get(row).values()[index(read, tag)];
  }

  private static List<Double> numbers(Read read, String tag) {
    int index = index(read, tag);
    return read.good().stream().map(row -> row.values()[index]).toList();
  }

  private static String text(Read read, int row, String tag) {
    return read.good().get(row).texts()[index(read, tag)];
  }

  private static List<String> texts(Read read, String tag) {
    int index = index(read, tag);
    var texts = new ArrayList<String>();
    read.good().forEach(row -> texts.add(row.texts() == null ? null : row.texts()[index]));
    return texts;
  }
}
