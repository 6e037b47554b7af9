package io.sluice.sources.readings;

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
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectsTest {

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void findsTheDelimiter(String delimiter) {
    String text = "time|A|B\n2026-01-05T10:00:00Z|1|2.5\n".replace("|", delimiter);

    Read csv = Read.of(text);

    assertThat(csv.findings().table().delimiter().character()).isEqualTo(delimiter.charAt(0));
    assertThat(csv.findings().tags()).containsExactly("A", "B");
    assertThat(csv.good().getFirst().values()).containsExactly(1, 2.5);
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

    Read csv = Read.of(text);

    assertThat(csv.findings().table().headerLine()).isEqualTo(2);
    assertThat(csv.findings().tags()).containsExactly("FIT101", "LIT101", "MV101", "P101");
    assertThat(csv.good())
        .extracting(FileRow.Row::line, FileRow.Row::time, FileRow.Row::label)
        .containsExactly(
            tuple(3L, Instant.parse("2015-12-28T10:00:00Z"), 0),
            tuple(4L, Instant.parse("2015-12-28T13:29:14Z"), 1));
  }

  @Test
  void readsBatadalWithUnlabelledHours() {
    Read csv =
        Read.of(
            "DATETIME, L_T1, ATT_FLAG\n04/07/16 00,2.44,-999\n04/07/16 13,2.66,1\n31/07/16 14,2.6,1\n");

    assertThat(csv.findings().labels()).isEqualTo("ATT_FLAG");
    assertThat(csv.good())
        .extracting(FileRow.Row::time)
        .containsExactly(
            Instant.parse("2016-07-04T00:00:00Z"),
            Instant.parse("2016-07-04T13:00:00Z"),
            Instant.parse("2016-07-31T14:00:00Z"));
    assertThat(csv.good()).extracting(FileRow.Row::label).containsExactly(null, 1, 1);
  }

  @Test
  void readsSkabAndLeavesItsChangepointsAlone() {
    Read csv =
        Read.of(
            "datetime;Volume Flow RateRMS;anomaly;changepoint\r\n"
                + "2020-03-09 10:14:33;32.0;1.0;0.0\r\n");

    assertThat(csv.findings().tags()).containsExactly("Volume Flow RateRMS");
    assertThat(csv.findings().leftOut())
        .extracting(FileFindings.LeftOutColumn::column)
        .containsExactly("changepoint");
    assertThat(csv.good()).extracting(FileRow.Row::label).containsExactly(1);
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

    Read csv = Read.of(text);

    assertThat(csv.findings().tags()).containsExactly("A");
    assertThat(csv.good()).extracting(FileRow.Row::label).containsExactly(1, null, 0);
    assertThat(csv.good())
        .extracting(FileRow.Row::event)
        .containsExactly("19 P301 forced off, MV302 open", null, null);
  }

  @Test
  void aColumnNamedLikeALabelThatHoldsMeasurementsIsATag() {
    Read csv = Read.of("time,label\n2026-01-05T10:00:00Z,3.7\n");

    assertThat(csv.findings().labels()).isNull();
    assertThat(csv.findings().tags()).containsExactly("label");
  }

  @Test
  void readsDateAndTimeOfDayFromTwoColumns() {
    Read csv = Read.of("Row,Date,Time,A\n1,9/25/2017,6:00:01.500 PM,7\n");

    assertThat(csv.findings().time().column()).isEqualTo("Date + Time");
    assertThat(csv.good())
        .extracting(FileRow.Row::time)
        .containsExactly(Instant.parse("2017-09-25T18:00:01.500Z"));
  }

  @Test
  void readsDecimalCommas() {
    Read csv = Read.of("time;A;B\n05.01.2026 10:00:00;1,5;-2,25e3\n");

    assertThat(csv.good().getFirst().values()).containsExactly(1.5, -2250);
  }

  @Test
  void aPointBetweenSemicolonsMayStandBetweenThousands() throws Exception {
    String semicolons = "time;RPM\n2026-01-05T10:00:00Z;4.480\n2026-01-05T10:00:01Z;4.485\n";
    byte[] bytes = semicolons.getBytes(StandardCharsets.UTF_8);

    assertThat(ReadingFile.inspect(bytes, "a.csv", ReadingOptions.FILES).findings().questions())
        .singleElement()
        .asString()
        .contains("--decimal");
    ReadingOptions told = ReadingOptions.FILES.withDecimalMark(',');
    assertThat(Read.of(semicolons, told).good().getFirst().values()).containsExactly(4480);
    Read commas = Read.of(semicolons.replace(';', ','));
    assertThat(commas.good().getFirst().values()).containsExactly(4.48);
  }

  @Test
  void missingValuesAreNaN() {
    String more = "2026-01-05T10:00:01Z,1,2,3,4,5\n2026-01-05T10:00:02Z,3,1,5,2,4\n";
    Read csv = Read.of("time,A,B,C,D,E\n2026-01-05T10:00:00Z,,NaN,null,-,1\n" + more);

    double[] values = csv.good().getFirst().values();

    assertThat(Arrays.copyOf(values, 4)).containsOnly(Double.NaN);
    assertThat(values[4]).isEqualTo(1);
  }

  @Test
  void constantColumnsStayAndEmptyOnesDoNot() {
    Read csv = Read.of("time,A,B,C\n1767607200,1,,2\n1767607201,1,,3\n");

    assertThat(csv.findings().tags()).containsExactly("A", "C");
    assertThat(csv.findings().leftOut())
        .containsExactly(new FileFindings.LeftOutColumn("B", "is empty"));
    assertThat(csv.summary().rows()).isEqualTo(2);
    assertThat(csv.summary().unlabelled()).isEqualTo(2);
  }

  @Test
  void excludesColumnsByName() {
    Read csv =
        Read.of(
            "time,A,Comment\n2026-01-05T10:00:00Z,1,pump on\n",
            ReadingOptions.FILES.withExclude(Set.of("comment")));

    assertThat(csv.findings().tags()).containsExactly("A");
    assertThat(csv.good()).hasSize(1);
  }

  @Test
  void takesTimeColumnFormatAndZoneFromAPerson() {
    ReadingOptions options =
        ReadingOptions.FILES
            .withTime("Zeitpunkt", "yyyy.MM.dd-HH.mm")
            .withZone(ZoneId.of("Europe/Berlin"));

    Read csv = Read.of("A;Zeitpunkt\n1;2026.07.05-10.30\n", options);

    assertThat(csv.good())
        .extracting(FileRow.Row::time)
        .containsExactly(Instant.parse("2026-07-05T08:30:00Z"));
  }

  @Test
  void aTextThatEachTimeHasOnceMayBeAnAsset() throws Exception {
    var assets = new StringBuilder("time,pump,flow\n");
    var flows = new StringBuilder("time,proto,flow\n");
    for (int row = 0; row < 90; row++) {
      Instant time = Instant.parse("2026-01-05T10:00:00Z").plusSeconds(row / 3);
      assets.append("%s,P%d,%d.5\n".formatted(time, row % 3, row * 7 % 11));
      flows.append("%s,%s,%d.5\n".formatted(time, row % 4 == 0 ? "udp" : "tcp", row * 7 % 11));
    }
    ReadingOptions tag = ReadingOptions.FILES.withCategorical(Set.of("pump"));

    assertThat(questions(assets, ReadingOptions.FILES))
        .singleElement()
        .asString()
        .contains(
            "column 'pump'",
            "--asset-column 'pump'",
            "--categorical 'pump'",
            "--tag-column 'pump'");
    assertThat(questions(assets, ReadingOptions.FILES.withAssetColumn("pump"))).isEmpty();
    assertThat(questions(assets, tag)).isEmpty();
    assertThat(questions(flows, ReadingOptions.FILES)).isEmpty();
  }

  @Test
  void aColumnOfQualityMakesValuesMissingAndIsNoTag() {
    var text = new StringBuilder("time,FIC1.PV,FIC1.Quality,LT5,LT5_Status,P1,P1_Status\n");
    for (int row = 0; row < 60; row++) {
      Instant time = Instant.parse("2026-01-05T10:00:00Z").plusSeconds(row);
      text.append("%s,%d.5,%s,".formatted(time, row * 7 % 11, row == 3 ? "Bad" : "Good"))
          .append("%d.25,%d,".formatted(row * 5 % 13, row == 4 ? 0 : 192))
          .append("%d.5,%d\n".formatted(row * 3 % 17, row / 9 % 2));
    }

    Read read = Read.of(text.toString());

    assertThat(read.findings().tags()).containsExactly("FIC1.PV", "LT5", "P1", "P1_Status");
    assertThat(read.good().get(3).values()).containsExactly(Double.NaN, 2.25, 9.5, 0);
    assertThat(read.good().get(4).values()).containsExactly(6.5, Double.NaN, 12.5, 0);
    assertThat(read.findings().notes())
        .contains(
            "FIC1.Quality is the quality of FIC1.PV and no tag: 1 values are missing because"
                + " 'FIC1.Quality' is Bad; --include 'FIC1.Quality' makes it one");
    ReadingOptions told = ReadingOptions.FILES.withInclude(Set.of("LT5_Status"));
    assertThat(Read.of(text.toString(), told).findings().tags()).contains("LT5_Status");
  }

  @Test
  void aShareOfGoodSamplesIsAQuality() {
    var text = new StringBuilder("time,A,A.Quality,B,B_Status\n");
    for (int row = 0; row < 60; row++) {
      Instant time = Instant.parse("2026-01-05T10:00:00Z").plusSeconds(row);
      text.append(
          "%s,%d.5,%d,%d.5,%d\n"
              .formatted(time, row * 7 % 11, row == 3 ? 0 : 100, row % 9, row / 9 % 2 * 100));
    }

    Read read = Read.of(text.toString());

    assertThat(read.findings().tags()).containsExactly("A", "B", "B_Status");
    assertThat(read.good().get(3).values()).containsExactly(Double.NaN, 3.5, 0);
  }

  private static List<String> questions(CharSequence text, ReadingOptions options)
      throws Exception {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return ReadingFile.inspect(bytes, "a.csv", options).findings().questions();
  }

  @Test
  void aMeanInTheMiddleOfAFileSaysNothingOfItsColumns() {
    var text = new StringBuilder("time,A,B\n");
    for (int hour = 0; hour < 3; hour++) {
      for (int row = 0; row < 30; row++) {
        text.append("2026-03-16T0%d:00:%02dZ,%d,ON\n".formatted(hour, row, row * 7 % 11));
      }
      text.append("Average 1h,999999,see log %d\n".formatted(hour));
    }

    Read read = Read.of(text.toString());

    assertThat(read.good()).hasSize(90);
    assertThat(read.findings().columns().column("A").max()).isEqualTo(10);
    assertThat(read.findings().columns().column("B").wordRows()).isZero();
    assertThat(read.leftOut()).hasSize(2);
  }

  /** Each asset's rows, one asset after the other. */
  private static String oneAfterTheOther(String names, String... assets) {
    var text = new StringBuilder(names + "\n");
    for (String asset : assets) {
      for (int row = 0; row < 20; row++) {
        text.append(
            "2026-03-16T06:00:%02dZ,%s,%d.5\n"
                .formatted(row, asset, (row + assets.length) * 7 % 11));
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "Maschine, north, south, ''",
    "line no, 1, 2, ''",
    "c, 1, 2, 3",
    "c, pump A, pump B, pump C"
  })
  void assetsOneAfterTheOtherAreAskedFor(String name, String one, String two, String three)
      throws Exception {
    String[] assets = Stream.of(one, two, three).filter(a -> !a.isEmpty()).toArray(String[]::new);
    String text = oneAfterTheOther("time," + name + ",flow", assets);

    assertThat(questions(new StringBuilder(text), ReadingOptions.FILES))
        .singleElement()
        .asString()
        .contains("column '" + name + "' goes from '" + one + "' to '" + two + "'")
        .contains("--asset-column '" + name + "'", "--exclude '" + name + "'");
    Read told = Read.of(text, ReadingOptions.FILES.withAssetColumn(name));
    assertThat(told.good()).hasSize(20 * assets.length);
    assertThat(told.findings().assetColumn()).isEqualTo(name);
    assertThat(questions(new StringBuilder(text), ReadingOptions.FILES.withExclude(Set.of(name))))
        .isEmpty();
  }

  @Test
  void whatDoesNotChangeWithTheClockIsNoAsset() throws Exception {
    // once for nothing, or to what was there before, or a number that changes once
    String late = oneAfterTheOther("time,mode,flow", "A", "B").replaceFirst(",A,", ",B,");
    String number = oneAfterTheOther("time,level,flow", "4", "5");

    for (String text : List.of(late, number)) {
      assertThat(questions(new StringBuilder(text), ReadingOptions.FILES)).isEmpty();
    }
  }

  @Test
  void assetAndProfileSayWhereARowBelongs() {
    Read csv =
        Read.of(
            "asset,profile,time,A\nplant-1,swat,2026-01-05T10:00:00Z,1\n", ReadingOptions.FILES);

    assertThat(csv.findings().tags()).containsExactly("A");
    assertThat(csv.good())
        .extracting(FileRow.Row::asset, FileRow.Row::profile)
        .containsExactly(tuple("plant-1", "swat"));
  }

  @Test
  void columnsWithoutANameAreIgnored() {
    Read csv = Read.of(",time,A,\n0,2026-01-05T10:00:00Z,1,\n");

    assertThat(csv.findings().tags()).containsExactly("A");
    assertThat(csv.findings().leftOut())
        .extracting(FileFindings.LeftOutColumn::column)
        .containsExactly("column 1");
  }

  @Test
  void blankLinesAreNoRowsButCount() {
    Read csv = Read.of("\n\ntime,A\n\n2026-01-05T10:00:00Z,1\n,\n\n2026-01-05T10:00:01Z,2");

    assertThat(csv.good()).extracting(FileRow.Row::line).containsExactly(5L, 8L);
    assertThat(csv.bad()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkTellsTheEncoding(String charset) {
    byte[] bytes =
        "\ufefftime,Ölstand °C\r2026-01-05T10:00:00Z,1\r".getBytes(Charset.forName(charset));

    Read csv = Read.of(bytes, ReadingOptions.FILES);

    assertThat(csv.findings().tags()).containsExactly("Ölstand °C");
    assertThat(csv.good()).hasSize(1);
  }

  @Test
  void gzipIsKnownByItsContent() throws IOException {
    var packed = new ByteArrayOutputStream();
    for (String member : List.of("time,A\n2026-01-05T10:00:00Z,1\n", "2026-01-05T10:00:01Z,2\n")) {
      try (var gzip = new GZIPOutputStream(packed)) {
        gzip.write(member.getBytes(StandardCharsets.UTF_8));
      }
    }

    Read csv = Read.of(packed.toByteArray(), ReadingOptions.FILES);

    assertThat(csv.good()).hasSize(2);
  }
}
