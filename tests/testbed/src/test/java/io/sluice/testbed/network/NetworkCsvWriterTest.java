package io.sluice.testbed.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Reading;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.testbed.network.sensor.NetworkFlow;
import io.sluice.testbed.network.sensor.SensorField;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkCsvWriterTest {

  @TempDir Path folder;

  private static Profile profile() {
    return Profile.events(
        "network",
        SensorField.ALL.stream()
            .map(
                field ->
                    new Tag(
                        field.column(),
                        null,
                        field.isText() ? TagKind.CATEGORICAL : TagKind.CONTINUOUS,
                        0,
                        null,
                        null,
                        null))
            .toList(),
        Duration.ofSeconds(2));
  }

  @Test
  void aRowSaysTheSameAsAReading() throws Exception {
    // given
    var simulator = new NetworkSimulator(9, NetworkScenario.SAMPLE);
    NetworkFlow flow = simulator.next();
    while (flow.label() == 0) {
      flow = simulator.next();
    }
    Path file = folder.resolve("flows.csv");

    // when
    try (var writer = NetworkCsvWriter.to(file)) {
      writer.accept(flow);
    }

    // then
    List<String> lines = Files.readAllLines(file);
    List<String> names = List.of(lines.get(0).split(","));
    List<String> fields = List.of(lines.get(1).split(","));
    assertThat(names).hasSameSizeAs(fields);
    Reading reading = flow.toReading("network-1", profile(), flow.time());
    assertThat(fields.getFirst()).isEqualTo(reading.time().toString());
    for (SensorField field : SensorField.ALL) {
      String written = fields.get(names.indexOf(field.column()));
      if (field.isText()) {
        assertThat(reading.texts()).containsEntry(field.column(), written);
      } else {
        assertThat(reading.values()).containsEntry(field.column(), Double.valueOf(written));
      }
    }
    assertThat(fields.subList(fields.size() - 3, fields.size()))
        .containsExactly("1", "1", flow.conversation().episode().kind());
    assertThat(reading.label()).isEqualTo(1);
  }
}
