package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Messages;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped bundle over files. */
class BacktestCommandTest {

  private static final String BUNDLE = "--bundle=../models/bundles/swat/1";

  @TempDir Path folder;

  @Test
  void theIncidentsOfAFileAreToldWithTheirTags() throws Exception {
    // given the attacks of the sample
    Path file = folder.resolve("attacks.csv");
    run("simulate", "--scenario=sample", "--out=" + file);
    Path json = folder.resolve("backtest.json");

    // when
    String errors = run("backtest", "--profile=swat", BUNDLE, "--data=" + file, "--json=" + json);

    // then
    assertThat(errors).isEmpty();
    JsonNode report = Messages.mapper().readTree(json.toFile());
    JsonNode asset = report.path("assets").get(0);
    assertThat(asset.path("raised")).isNotEmpty();
    assertThat(asset.path("raised").get(0).path("category").asText()).isEqualTo("PROCESS");
    assertThat(asset.path("raised").get(0).path("contributors")).isNotEmpty();
    assertThat(asset.path("streams").get(0).path("windows").asLong()).isGreaterThan(1000);
    assertThat(report.has("comparison")).isFalse();
  }

  @Test
  void aFileTooShortForAWindowFails() throws Exception {
    // given
    Path file = folder.resolve("short.csv");
    run("simulate", "--scenario=normal", "--hours=0.1", "--out=" + file);
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, 30));

    // when
    String errors = run("backtest", "--profile=swat", BUNDLE, "--data=" + file);

    // then
    assertThat(errors)
        .startsWith("sluice: of the files nothing was judged: there is no full window of readings");
  }

  private static String run(String... arguments) {
    var errors = new StringWriter();
    int code =
        Sluice.commandLine(Path.of("logs")).setErr(new PrintWriter(errors)).execute(arguments);
    assertThat(code == 0).isEqualTo(errors.toString().isEmpty());
    return errors.toString();
  }
}
