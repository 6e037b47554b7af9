package io.sluice.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialectsTest {

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void findsTheDelimiter(String delimiter) {
    String text = "time|A|B\n2026-01-05T10:00:00Z|1|2.5\n".replace("|", delimiter);

    Csv csv = Csv.read(text);

    assertThat(csv.header().delimiter()).isEqualTo(delimiter.charAt(0));
    assertThat(csv.header().tags()).containsExactly("A", "B");
    assertThat(csv.read().getFirst().values()).containsExactly(1, 2.5);
  }

  @Test
  void readsSwatAsItWasPublished() {
    String text =
        """
        ,P1,,P2,,
         Timestamp, FIT101,LIT101,  MV101 , P101,Normal/Attack
         28/12/2015 10:00:00 AM,2.427057,522.8467,2,2,Normal
         28/12/2015 1:29:14 PM,2.43,523,2,1,A ttack
        """;

    Csv csv = Csv.read(text);

    assertThat(csv.header().headerLine()).isEqualTo(2);
    assertThat(csv.header().tags()).containsExactly("FIT101", "LIT101", "MV101", "P101");
    assertThat(csv.read())
        .extracting(CsvRow.Row::line, CsvRow.Row::time, CsvRow.Row::label)
        .containsExactly(
            tuple(3L, Instant.parse("2015-12-28T10:00:00Z"), 0),
            tuple(4L, Instant.parse("2015-12-28T13:29:14Z"), 1));
  }

  @Test
  void readsBatadalWithUnlabelledHours() {
    Csv csv = Csv.read("DATETIME, L_T1, ATT_FLAG\n04/07/16 00,2.44,-999\n04/07/16 13,2.66,1\n");

    assertThat(csv.header().labelColumn()).isEqualTo("ATT_FLAG");
    assertThat(csv.read())
        .extracting(CsvRow.Row::time)
        .containsExactly(
            Instant.parse("2016-07-04T00:00:00Z"), Instant.parse("2016-07-04T13:00:00Z"));
    assertThat(csv.read()).extracting(CsvRow.Row::label).containsExactly(null, 1);
  }

  @Test
  void readsSkabAndLeavesItsChangepointsAlone() {
    Csv csv =
        Csv.read(
            "datetime;Volume Flow RateRMS;anomaly;changepoint\r\n"
                + "2020-03-09 10:14:33;32.0;1.0;0.0\r\n");

    assertThat(csv.header().tags()).containsExactly("Volume Flow RateRMS");
    assertThat(csv.header().ignored())
        .extracting(CsvHeader.Ignored::column)
        .containsExactly("changepoint");
    assertThat(csv.read()).extracting(CsvRow.Row::label).containsExactly(1);
  }

  @Test
  void aRecoveringPlantHasNoLabelAndAnAttackHasAName() {
    String text =
        """
        Timestamp,A,label,attack_id,attack,recovery
        2026-01-07T00:00:00Z,1,1,19,"P301 forced off, MV302 open",0
        2026-01-07T00:00:01Z,1,0,0,,1
        2026-01-07T00:00:02Z,1,0,0,,0
        """;

    Csv csv = Csv.read(text);

    assertThat(csv.header().tags()).containsExactly("A");
    assertThat(csv.read()).extracting(CsvRow.Row::label).containsExactly(1, null, 0);
    assertThat(csv.read())
        .extracting(CsvRow.Row::event)
        .containsExactly("19 P301 forced off, MV302 open", null, null);
  }

  @Test
  void aColumnNamedLikeALabelThatHoldsMeasurementsIsATag() {
    Csv csv = Csv.read("time,label\n2026-01-05T10:00:00Z,3.7\n");

    assertThat(csv.header().labelColumn()).isNull();
    assertThat(csv.header().tags()).containsExactly("label");
  }

  @Test
  void readsDateAndTimeOfDayFromTwoColumns() {
    Csv csv = Csv.read("Row,Date,Time,A\n1,9/25/2017,6:00:01.500 PM,7\n");

    assertThat(csv.header().timeColumn()).isEqualTo("Date + Time");
    assertThat(csv.read())
        .extracting(CsvRow.Row::time)
        .containsExactly(Instant.parse("2017-09-25T18:00:01.500Z"));
  }

  @Test
  void readsDecimalCommas() {
    Csv csv = Csv.read("time;A;B\n05.01.2026 10:00:00;1,5;-2,25e3\n");

    assertThat(csv.read().getFirst().values()).containsExactly(1.5, -2250);
  }

  @Test
  void missingValuesAreNaN() {
    Csv csv = Csv.read("time,A,B,C,D,E\n2026-01-05T10:00:00Z,,NaN,null,-,1\n");

    double[] values = csv.read().getFirst().values();

    assertThat(Arrays.copyOf(values, 4)).containsOnly(Double.NaN);
    assertThat(values[4]).isEqualTo(1);
  }

  @Test
  void constantAndEmptyColumnsStay() {
    Csv csv = Csv.read("time,A,B,C\n1767607200,1,,2\n1767607201,1,,3\n");

    assertThat(csv.header().tags()).containsExactly("A", "B", "C");
    assertThat(csv.summary().rows()).isEqualTo(2);
    assertThat(csv.summary().unlabelled()).isEqualTo(2);
  }

  @Test
  void excludesColumnsByName() {
    Csv csv =
        Csv.read(
            "time,A,Comment\n2026-01-05T10:00:00Z,1,pump on\n",
            CsvOptions.files().withExclude(Set.of("comment")));

    assertThat(csv.header().tags()).containsExactly("A");
    assertThat(csv.read()).hasSize(1);
  }

  @Test
  void takesTimeColumnFormatAndZoneFromAPerson() {
    CsvOptions options =
        CsvOptions.files()
            .withTime("Zeitpunkt", "yyyy.MM.dd-HH.mm")
            .withZone(ZoneId.of("Europe/Berlin"));

    Csv csv = Csv.read("A;Zeitpunkt\n1;2026.07.05-10.30\n", options);

    assertThat(csv.read())
        .extracting(CsvRow.Row::time)
        .containsExactly(Instant.parse("2026-07-05T08:30:00Z"));
  }

  @Test
  void assetAndProfileSayWhereARowBelongs() {
    Csv csv =
        Csv.read(
            "asset,profile,time,A\nplant-1,swat,2026-01-05T10:00:00Z,1\n", CsvOptions.requests());

    assertThat(csv.header().tags()).containsExactly("A");
    assertThat(csv.read())
        .extracting(CsvRow.Row::asset, CsvRow.Row::profile)
        .containsExactly(tuple("plant-1", "swat"));
  }

  @Test
  void columnsWithoutANameAreIgnored() {
    Csv csv = Csv.read(",time,A,\n0,2026-01-05T10:00:00Z,1,\n");

    assertThat(csv.header().tags()).containsExactly("A");
    assertThat(csv.header().ignored())
        .extracting(CsvHeader.Ignored::column)
        .containsExactly("column 1", "column 4");
  }

  @Test
  void blankLinesAreNoRowsButCount() {
    Csv csv = Csv.read("\n\ntime,A\n\n2026-01-05T10:00:00Z,1\n,\n\n2026-01-05T10:00:01Z,2");

    assertThat(csv.read()).extracting(CsvRow.Row::line).containsExactly(5L, 8L);
    assertThat(csv.bad()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkTellsTheEncoding(String charset) {
    byte[] bytes =
        "\ufefftime,Ölstand °C\r2026-01-05T10:00:00Z,1\r".getBytes(Charset.forName(charset));

    Csv csv = Csv.read(bytes, CsvOptions.files());

    assertThat(csv.header().tags()).containsExactly("Ölstand °C");
    assertThat(csv.read()).hasSize(1);
  }

  @Test
  void gzipIsKnownByItsContent() throws IOException {
    var packed = new ByteArrayOutputStream();
    for (String member : List.of("time,A\n2026-01-05T10:00:00Z,1\n", "2026-01-05T10:00:01Z,2\n")) {
      try (var gzip = new GZIPOutputStream(packed)) {
        gzip.write(member.getBytes(StandardCharsets.UTF_8));
      }
    }

    Csv csv = Csv.read(packed.toByteArray(), CsvOptions.files());

    assertThat(csv.read()).hasSize(2);
  }
}
