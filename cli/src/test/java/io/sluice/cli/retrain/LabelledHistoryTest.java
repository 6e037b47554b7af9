package io.sluice.cli.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.history.GivenFeedback;
import io.sluice.cli.history.History.Stream;
import io.sluice.cli.history.JudgedIncident.Verdict;
import io.sluice.contracts.Messages;
import io.sluice.sources.readings.FileRow;
import io.sluice.sources.readings.MaintenanceWindows.Window;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledHistoryTest {

  private static final Stream STREAM = new Stream("plant-1", "swat");
  private static final Instant CUT = Instant.parse("2026-03-01T10:00:02Z");

  @TempDir Path folder;

  @Test
  void peopleLabelWhatCameWithoutOneAndTheLastPartIsKept() throws Exception {
    // given a true alarm in the seconds 1 and 2
    var opinion =
        new Opinion(
            List.of(
                new Window(
                    Instant.parse("2026-03-01T10:00:01Z"),
                    Instant.parse("2026-03-01T10:00:03Z"),
                    "plant-1"::equals)),
            List.of(),
            0,
            Said.NOTHING);

    // when
    var labelled =
        write(
            """
            time,asset,stream,label,LIT101,note,otherTags,tagQuality
            2026-03-01T10:00:03Z,plant-1,swat,,4,,,
            2026-03-01T10:00:02Z,plant-1,swat,,3,"a, ""b""\",,
            2026-03-01T10:00:01Z,plant-1,swat,0,2,,,
            2026-03-01T10:00:00Z,plant-1,swat,,1,,,
            """,
            opinion);

    // then
    assertThat(Files.readString(labelled.compare()))
        .isEqualToIgnoringNewLines(
            """
            time,asset,stream,label,LIT101,note,otherTags,tagQuality
            2026-03-01T10:00:03Z,plant-1,swat,0,4,,,
            2026-03-01T10:00:02Z,plant-1,swat,1,3,"a, ""b""\",,
            """);
    assertThat(Files.readString(labelled.learn()))
        .isEqualToIgnoringNewLines(
            """
            time,asset,stream,label,LIT101,note,otherTags,tagQuality
            2026-03-01T10:00:01Z,plant-1,swat,0,2,,,
            2026-03-01T10:00:00Z,plant-1,swat,0,1,,,
            """);
    assertThat(labelled.learnt()).isEqualTo(2);
    assertThat(labelled.compared()).isEqualTo(2);
    assertThat(labelled.anomalous()).isEqualTo(1);
  }

  @Test
  void whatPeopleSaidOfRecordsAndWindowsIsTheirLabel() throws Exception {
    // given a record, a window over it and more, and a record that is in no history
    var opinion =
        opinion(
            said("10:00:01", "10:00:01", "b", Verdict.TRUE_ALARM, "{}"),
            said("10:00:00", "10:00:02", null, Verdict.UNDECIDED, "{}"),
            said("12:00:00", "12:00:00", null, Verdict.TRUE_ALARM, "{'LIT101': 9}"));

    // when
    var labelled =
        write(
            """
            time,asset,stream,label,LIT101,note,otherTags,tagQuality,id
            2026-03-01T10:00:03Z,plant-1,swat,,4,,,,d
            2026-03-01T10:00:01Z,plant-1,swat,,3,,,,b
            2026-03-01T10:00:01Z,plant-1,swat,0,2,,,,a
            2026-03-01T09:59:59Z,plant-1,swat,,1,,,,x
            """,
            opinion);

    // then
    assertThat(Files.readString(labelled.learn()))
        .isEqualToIgnoringNewLines(
            """
            time,asset,stream,label,LIT101,note,otherTags,tagQuality
            2026-03-01T10:00:01Z,plant-1,swat,1,3,,,
            2026-03-01T10:00:01Z,plant-1,swat,,2,,,
            2026-03-01T09:59:59Z,plant-1,swat,0,1,,,
            2026-03-01T09:59:59Z,plant-1,swat,1,9,,,
            """);
    assertThat(labelled.learnt()).isEqualTo(3);
    assertThat(labelled.compared()).isEqualTo(1);
    assertThat(labelled.anomalous()).isEqualTo(2);
  }

  @Test
  void whatQueryApiWroteIsReadAsItWas() throws Exception {
    // given an id and texts that query-api writes with an apostrophe, and tags beside the columns
    var opinion =
        opinion(
            said("10:00:01", "10:00:01", "@3-1", Verdict.TRUE_ALARM, "{}"),
            said(
                "12:00:00",
                "12:00:00",
                null,
                Verdict.TRUE_ALARM,
                "{'LIT101': 9, 'note': '-', 'P-1': 7.5}"));

    // when
    var labelled =
        write(
            """
            time,asset,stream,label,LIT101,note,otherTags,tagQuality,id
            2026-03-01T10:00:01Z,plant-1,swat,,-3,'-,,"{""LIT101"":""UNCERTAIN""}",'@3-1
            2026-03-01T10:00:00Z,plant-1,swat,,2,a,"{""P-1"":0.5}","{""LIT101"":""BAD""}",'@3-0
            """,
            opinion);

    // then
    ReadingFile file = ReadingFile.inspect(labelled.learn(), ReadingOptions.FILES);
    try (var readings = file.open()) {
      var rows = new ArrayList<String>();
      for (var row = readings.next(); row instanceof FileRow.Row reading; row = readings.next()) {
        String[] texts = reading.texts() == null ? new String[3] : reading.texts();
        rows.add(Arrays.toString(reading.values()) + " " + texts[1] + " " + reading.label());
      }
      assertThat(file.findings().tags()).containsExactly("LIT101", "note", "P-1");
      assertThat(rows)
          .containsExactly("[9.0, NaN, 7.5] - 1", "[NaN, NaN, 0.5] a 0", "[-3.0, NaN, NaN] - 1");
    }
  }

  private static GivenFeedback said(
      String from, String to, String record, Verdict verdict, String values) throws Exception {
    return new GivenFeedback(
        "plant-1",
        "swat",
        Instant.parse("2026-03-01T" + from + "Z"),
        Instant.parse("2026-03-01T" + to + "Z"),
        record == null && !from.equals(to),
        record,
        Messages.mapper().readTree(values.replace('\'', '"')),
        verdict);
  }

  @Test
  void whatIsNoTableOfReadingsIsOneSentence() {
    assertThatThrownBy(() -> write("a,b\n1,2\n", opinion()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("query-api gives readings of plant-1 that are no table: ");
  }

  @Test
  void whatBreaksOffIsOneSentence() {
    // given
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("chunked transfer encoding, state: READING_LENGTH");
          }
        };
    var download =
        new SequenceInputStream(
            stream("time,asset,stream,label,LIT101\n2026-03-01T10:00:03Z,plant-1,swat,,4\n"),
            broken);

    // when, then
    assertThatThrownBy(() -> write(download, opinion()))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "the readings of plant-1 cannot be fetched and kept in %s: chunked transfer encoding, state: READING_LENGTH"
                .formatted(folder));
  }

  private LabelledHistory write(String csv, Opinion opinion) {
    return write(stream(csv), opinion);
  }

  private LabelledHistory write(InputStream readings, Opinion opinion) {
    return LabelledHistory.write(readings, STREAM, opinion, CUT, folder.resolve("0"));
  }

  private static InputStream stream(String csv) {
    return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
  }

  /** Of records and windows alone. */
  private static Opinion opinion(GivenFeedback... said) {
    return new Opinion(List.of(), List.of(), 0, new Said(List.of(said)));
  }
}
