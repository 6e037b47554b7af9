package io.sluice.ingest.intake;

import static io.sluice.ingest.validation.Fixtures.NETWORK;
import static io.sluice.ingest.validation.Fixtures.NOW;
import static io.sluice.ingest.validation.Fixtures.RULES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.ingest.limits.ByteBudget;
import io.sluice.ingest.limits.LimitExceededException;
import io.sluice.ingest.startup.Configuration;
import io.sluice.ingest.validation.CsvRowValidator;
import io.sluice.ingest.validation.CsvRowValidator.Defaults;
import io.sluice.ingest.validation.ReadingRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Flows come in as their writers spell them. */
class FlowBodiesTest {

  private static final String GOFLOW =
      """
      {"type":"NETFLOW_V9","time_received_ns":1700000005000000000,"time_flow_start_ns":1700000000500000000,\
      "time_flow_end_ns":1700000002000000000,"bytes":%s,"packets":10,"src_addr":"10.0.0.1",\
      "dst_addr":"10.0.1.1","proto":"TCP","src_port":30000,"dst_port":443,"ip_ttl":64}
      """;

  @Test
  void recordsOfGoflowAreReadingsOfTheProfile() {
    // given
    var body = GOFLOW.formatted("3000") + GOFLOW.formatted("3000");
    // when
    var records = read(Format.NDJSON, body);
    // then
    assertThat(texts(records))
        .as("both, though they are the same")
        .hasSize(2)
        .allSatisfy(
            text ->
                assertThat(text)
                    .contains(
                        "\"asset\":\"dmz\"",
                        "\"profile\":\"network\"",
                        "\"time\":\"2023-11-14T22:13:20.5",
                        "\"proto\":\"tcp\"",
                        "\"sbytes\":3000",
                        "\"dur\":1.5",
                        "\"sload\":16000"));
    assertThat(records.answer().notes())
        .anyMatch(note -> note.contains("flows by the names of goflow2"))
        .anyMatch(note -> note.contains("of profile network 1 tags are missing: state"));
  }

  @Test
  void arrayOfTheSameIsReadTooAndAFaultCostsItsRecord() {
    // given
    var body =
        "["
            + GOFLOW.formatted("1")
            + ","
            + GOFLOW.formatted("2").replace("1700000000500000000", "\"soon\"")
            + ", 7,"
            + GOFLOW.formatted("\"many\"")
            + "]";
    // when
    var records = read(Format.JSON, body);
    // then
    assertThat(texts(records)).hasSize(2);
    assertThat(texts(records).getLast()).contains("\"sbytes\":\"many\"", "\"sbytes\":\"BAD\"");
    assertThat(records.answer().rejected())
        .extracting(Rejection::reason)
        .containsExactly("bad-time", "malformed");
    assertThat(records.answer().words()).hasSize(1);
  }

  @Test
  void columnsOfCicWithBlanksInfinityAndEmptyCellsAreTaken() {
    // given
    var body =
        """
         Timestamp, Protocol, Flow Duration, Total Fwd Packets, Total Backward Packets,Total Length of Fwd Packets, Flow Bytes/s, Label
        2023-11-14T22:13:20Z,6,1500000,10,4,3000,2000,BENIGN
        2023-11-14T22:13:20Z,6,1500000,10,4,3000,2000,BENIGN
        2023-11-14T22:13:21Z,17,Infinity,10,,3000,Infinity,BENIGN
        """;
    // when
    var records = read(Format.CSV, body);
    // then
    assertThat(texts(records)).hasSize(3);
    assertThat(texts(records).getFirst())
        .contains("\"dur\":1.5", "\"proto\":\"tcp\"", "\"sbytes\":3000");
    assertThat(texts(records).getLast())
        .contains("\"dur\":\"Infinity\"", "\"dur\":\"BAD\"", "\"proto\":\"udp\"");
    assertThat(records.answer().rejectedTotal()).isZero();
  }

  @Test
  void bodyThatIsNotWhatItsTypeSaysIsRefused() {
    // given, when
    var csv = read(Format.CSV, GOFLOW.formatted("1"));
    var json = read(Format.NDJSON, "time,proto,sbytes\n2023-11-14T22:13:20Z,tcp,1\n");
    // then
    assertThat(csv.answer().rejected())
        .singleElement()
        .extracting(Rejection::detail)
        .asString()
        .contains(
            "the body is JSON, expected a table", "send it as Content-Type: application/json");
    assertThat(json.answer().rejected())
        .singleElement()
        .extracting(Rejection::detail)
        .asString()
        .contains("the body is no JSON", "send it as Content-Type: text/csv");
  }

  @Test
  void recordsWithoutAnyTagAreRefused() {
    // given, when
    var records = read(Format.NDJSON, "{\"time\":\"2023-11-14T22:13:20Z\",\"temperature\":1}");
    // then
    assertThat(records.answer().rejected())
        .singleElement()
        .extracting(Rejection::detail)
        .asString()
        .contains("the body has none of the tags of profile network");
  }

  @Test
  void moreRecordsThanAllowedAreRefusedBeforeAnyIsLookedAt() {
    // given: little to send, but each has room for the fields of all
    String sparse = "{\"proto\":\"tcp\"}" + "\n{}".repeat(10_000);
    // when, then
    assertThatThrownBy(() -> read(Format.NDJSON, sparse))
        .isInstanceOf(LimitExceededException.class)
        .hasMessage("more than 10000 records in a request");
  }

  private static BodyRecords read(Format format, String text) {
    var parameters = new CsvParameters("dmz", "network", null, null, null, null, null, null, null);
    var records = new BodyRecords(Configuration.limits(Map.of()), new ByteBudget(1 << 20).open());
    byte[] bytes = text.getBytes(UTF_8);
    var rules =
        new ReadingRules(RULES.assets(), false, false, RULES.maxAhead(), RULES.earliest(), 50);
    new CsvFormat(
            content ->
                new CsvRowValidator(
                    NETWORK,
                    rules,
                    records.untaken(),
                    NOW,
                    new Defaults("dmz", "network", null),
                    content),
            format,
            parameters,
            NETWORK,
            NOW,
            Configuration.limits(Map.of()))
        .read(new Body(bytes, 0, bytes.length), records);
    return records;
  }

  private static List<String> texts(BodyRecords records) {
    return records.accepted().stream()
        .map(accepted -> UTF_8.decode(accepted.payload().duplicate()).toString())
        .toList();
  }
}
