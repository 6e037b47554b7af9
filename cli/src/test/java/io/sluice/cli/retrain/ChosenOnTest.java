package io.sluice.cli.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenOnTest {

  @TempDir private Path folder;

  @Test
  void whatIsChosenOnIsNotLearntFrom() throws Exception {
    // given
    Path file =
        Files.writeString(
            folder.resolve("0.learn.csv"),
            """
            time,A,label
            2026-03-01T00:00:02Z,3,1
            2026-03-01T00:00:01Z,2,0
            2026-03-01T00:00:00Z,1,0
            """);

    // when
    var parts = ChosenOn.split(List.of(file), Instant.parse("2026-03-01T00:00:01Z"));

    // then
    assertThat(parts.learn()).hasSize(1);
    assertThat(parts.choose()).hasSize(1);
    assertThat(Files.readAllLines(parts.learn().getFirst()))
        .containsExactly("time,A,label", "2026-03-01T00:00:00Z,1,0");
    assertThat(Files.readAllLines(parts.choose().getFirst()))
        .containsExactly("time,A,label", "2026-03-01T00:00:02Z,3,1", "2026-03-01T00:00:01Z,2,0");
  }

  @Test
  void aFileOfOnePartMakesOneFile() throws Exception {
    // given
    Path file = Files.writeString(folder.resolve("0.csv"), "time,label\n2026-03-01T00:00:02Z,1\n");

    // when
    var parts = ChosenOn.split(List.of(file), Instant.parse("2026-03-02T00:00:00Z"));

    // then
    assertThat(parts.choose()).isEmpty();
    assertThat(parts.learn()).hasSize(1);
  }
}
