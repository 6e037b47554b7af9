package io.sluice.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Messages;
import io.sluice.sources.readings.EvenSteps;
import io.sluice.sources.readings.FileFindings;
import io.sluice.sources.readings.FileReport;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person and what a program is told of the same file. */
class FileTextTest {

  private static FileFindings logger() throws Exception {
    var text =
        new StringBuilder(
            """
            "TOA5","CR1000X","main"
            "TIMESTAMP","RECORD","Level","Pump","label"
            "TS","RN","mm","",""
            """);
    for (int i = 0; i < 60; i++) {
      text.append(
          "\"2026-03-16 06:%02d:00\",%d,%s,%s,%d\n"
              .formatted(
                  i,
                  100 + i,
                  i == 5 ? "\"NAN\"" : 500 + i * 7 % 13,
                  i / 9 % 2 == 0 ? "ON" : "OFF",
                  i < 50 ? 0 : 1));
    }
    return ReadingFile.inspect(
            text.toString().getBytes(StandardCharsets.UTF_8), "logger.dat", ReadingOptions.FILES)
        .findings();
  }

  @Test
  void aPersonReadsWhatWasFound() throws Exception {
    // when
    String text = FileText.of(FileReport.of(logger(), null, List.of("3 rows cannot be read")));

    // then
    assertThat(text)
        .startsWith("logger.dat\n")
        .contains("fields by comma", "names in line 2", "zone UTC, 60 rows, oldest first")
        .contains("from 2026-03-16T06:00:00Z to 2026-03-16T06:59:00Z", "every 1m, no gaps")
        .contains("label    label: 50 normal, 10 anomalous, 0 unknown")
        .containsPattern("Level +(continuous|discrete) +mm +500 +512 +1")
        .containsPattern("Pump +discrete +0  OFF/ON")
        .contains("RECORD: counts up by 1 from row to row; --include 'RECORD' takes it in")
        .contains("- times name no zone and are read as UTC; --zone names another")
        .contains("- 3 rows cannot be read")
        .doesNotContain("to answer");
  }

  @Test
  void aProgramReadsTheSame() throws Exception {
    // when
    JsonNode json = Messages.mapper().valueToTree(FileReport.of(logger(), null, List.of()));

    // then
    assertThat(json.path("file").asText()).isEqualTo("logger.dat");
    assertThat(json.path("time").path("interval").asText()).isEqualTo("PT1M");
    assertThat(json.path("tags").findValuesAsText("name")).containsExactly("Level", "Pump");
    assertThat(json.path("tags").path(1).path("states").path(1).asText()).isEqualTo("ON");
    assertThat(json.path("leftOut").path(0).path("column").asText()).isEqualTo("RECORD");
    assertThat(json.path("questions")).isEmpty();
  }

  @Test
  void stepsAreThoseThatResamplingMakes() throws Exception {
    var made = new EvenSteps(Duration.ofSeconds(30), 7, 5, 2, Duration.ofSeconds(120));

    String text = FileText.of(FileReport.of(logger(), made, List.of()));

    assertThat(text)
        .contains("every 30s, 2 gaps, the longest 2m")
        .contains("- resampled to 7 rows; 5 steps have no row");
  }
}
