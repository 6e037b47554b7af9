package io.sluice.testbed.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testbed.plant.scenario.Scenarios;
import io.sluice.testbed.plant.tag.PlantTag;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantCsvWriterTest {

  @TempDir Path directory;

  @Test
  void writes_a_row_as_readers_expect_it() throws Exception {
    // given
    double[] values = new double[PlantTag.ALL.size()];
    Arrays.fill(values, 1);
    values[PlantTag.LIT101.ordinal()] = 802.05;
    values[PlantTag.FIT101.ordinal()] = 0.0005;
    values[PlantTag.AIT201.ordinal()] = Double.NaN;
    values[PlantTag.DPIT301.ordinal()] = -0.352;
    PlantReading reading =
        new PlantReading(
            Instant.parse("2026-01-05T00:00:00Z"), values, 1, 7, "first, and \"last\"", false);
    Path file = directory.resolve("plant.csv");

    // when
    try (PlantCsvWriter writer = PlantCsvWriter.to(file)) {
      writer.accept(reading);
    }

    // then
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.getFirst())
        .startsWith("Timestamp,FIT101,LIT101,MV101,")
        .endsWith(",P603,label,attack_id,attack,recovery");
    assertThat(lines.get(1))
        .startsWith("2026-01-05T00:00:00Z,0.0005,802.0500,1,1,1,,1.0000,")
        .contains(",-0.3520,")
        .endsWith(",1,7,\"first, and \"\"last\"\"\",0");
  }

  @Test
  void compresses_by_file_name() throws Exception {
    // given
    Path file = directory.resolve("plant.csv.gz");

    // when
    PlantCsvWriter.to(file).close();

    // then
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("Timestamp,");
    }
  }

  /** Expected incidents of other tests rest on this: whoever changes it changes those too. */
  @Test
  void the_sample_is_the_same_on_every_machine() throws Exception {
    // given
    Path file = directory.resolve("sample.csv");

    // when
    try (PlantCsvWriter writer = PlantCsvWriter.to(file)) {
      PlantSimulator.run(1, Scenarios.shipped(Scenarios.SAMPLE), writer);
    }

    // then
    assertThat(sha256(file))
        .isEqualTo("5ad206939248e67ede03469339c8cac00d6cc24e5223231f54455c933892403e");
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
