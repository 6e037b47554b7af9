package io.sluice.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandFailure;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSeriesTest {

  private static final Profile FLOWS =
      Profile.events(
          "flows",
          List.of(
              new Tag("proto", null, TagKind.CATEGORICAL, 0, null, null, null),
              new Tag("bytes", null, TagKind.CONTINUOUS, 1, null, null, null)),
          Duration.ofMillis(1));

  @TempDir Path folder;

  @Test
  void rowsAreValuesByTag() throws Exception {
    // given
    Path data =
        Files.writeString(
            folder.resolve("flows.csv"),
            "time,proto,bytes\n2026-01-05T00:00:00Z,tcp,40\n2026-01-05T00:00:01Z,udp,\n");

    // when
    List<byte[]> series = FileSeries.of(data, FLOWS);

    // then
    assertThat(series)
        .extracting(values -> new String(values, UTF_8))
        .containsExactly(
            "{\"bytes\":40.0,\"proto\":\"tcp\"}", "{\"bytes\":null,\"proto\":\"udp\"}");
  }

  @Test
  void recordsNeedNoTimes() throws Exception {
    // given
    Path data = Files.writeString(folder.resolve("flows.csv"), "proto,bytes\ntcp,40\nudp,41\n");

    // when
    List<byte[]> series = FileSeries.of(data, FLOWS);

    // then
    assertThat(series)
        .extracting(values -> new String(values, UTF_8))
        .containsExactly(
            "{\"bytes\":40.0,\"proto\":\"tcp\"}", "{\"bytes\":41.0,\"proto\":\"udp\"}");
  }

  @Test
  void aFileThatIsMissingIsSaid() {
    // when
    var reading = assertThatThrownBy(() -> FileSeries.of(folder.resolve("none.csv"), FLOWS));

    // then
    reading.isInstanceOf(CommandFailure.class).hasMessageContaining("none.csv");
  }
}
