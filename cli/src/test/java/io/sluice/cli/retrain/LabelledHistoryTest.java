package io.sluice.cli.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandFailure;
import io.sluice.sources.readings.MaintenanceWindows.Window;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledHistoryTest {

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
            0);

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
  void whatIsNoTableOfReadingsIsOneSentence() {
    assertThatThrownBy(() -> write("a,b\n1,2\n", new Opinion(List.of(), List.of(), 0)))
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
    assertThatThrownBy(() -> write(download, new Opinion(List.of(), List.of(), 0)))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "the readings of plant-1 cannot be fetched and kept in %s: chunked transfer encoding, state: READING_LENGTH"
                .formatted(folder));
  }

  private LabelledHistory write(String csv, Opinion opinion) {
    return write(stream(csv), opinion);
  }

  private LabelledHistory write(InputStream readings, Opinion opinion) {
    return LabelledHistory.write(readings, "plant-1", opinion, CUT, folder.resolve("0"));
  }

  private static InputStream stream(String csv) {
    return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
  }
}
