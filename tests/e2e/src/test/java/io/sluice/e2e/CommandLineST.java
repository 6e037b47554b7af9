package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Messages;
import io.sluice.testbed.quarkus.TakenPort;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The commands, as a person types them. */
class CommandLineST {

  @TempDir(factory = StateDirectory.class, cleanup = CleanupMode.ON_SUCCESS)
  Path state;

  /** README, "Your own plant": train, evaluate, run on files that nobody has prepared. */
  @Test
  void trainsEvaluatesAndRunsOnAPersonsOwnData() throws Exception {
    // given
    String normal = state.resolve("normal.csv.gz").toString();
    String labelled = state.resolve("labelled.csv").toString();
    succeeds("simulate", "--scenario", "normal", "--hours", "3", "--out", normal);
    succeeds(
        "simulate", "--scenario", "sample", "--hours", "0.7", "--seed", "3", "--out", labelled);

    // when
    var trained = succeeds("train", "--data", normal, "--profile", "my-plant", "--epochs", "5");
    Path json = state.resolve("evaluation.json");
    var evaluated =
        succeeds(
            "evaluate", "--profile", "my-plant", "--data", labelled, "--json", json.toString());
    var ran =
        succeeds(
            "run",
            "--profile",
            "my-plant",
            "--replay",
            labelled,
            "--speed",
            "max",
            "--once",
            "--port",
            "0");

    // then
    assertThat(trained.output()).contains("threshold  forecaster").contains("bundles/my-plant/1");
    assertThat(evaluated.output()).contains("Events found").contains("Precision");
    JsonNode figures = Messages.mapper().readTree(json.toFile());
    assertThat(figures.path("events").path("total").asInt()).isPositive();
    assertThat(figures.path("timeToDetectSeconds").has("p90")).isTrue();
    assertThat(figures.path("falseAlarms").has("perDay")).isTrue();
    assertThat(figures.path("pointwise").has("falsePositiveRate")).isTrue();
    assertThat(figures.has("vusPr")).isTrue();
    assertThat(figures.has("affiliationF1")).isTrue();
    assertThat(ran.output()).contains("2,520 readings accepted, 0 rejected").contains("Summary");

    // and again: what is known would open no incident a second time
    fails(
        "asset labelled has readings up to",
        "run",
        "--profile",
        "my-plant",
        "--replay",
        labelled,
        "--once",
        "--port",
        "0");
  }

  @Test
  void aTakenPortIsOneSentence() throws Exception {
    // given
    try (var taken = TakenPort.withFreeNeighbours()) {
      String port = String.valueOf(taken.number());

      // when
      var sluice = SluiceProcess.run(state, "run", "--port", port);

      // then
      assertThat(sluice.exitCode()).isNotZero();
      assertThat(sluice.sentences())
          .singleElement()
          .asString()
          .contains("port " + port + ", which query-api needs, is taken")
          .contains("--port");
    }
  }

  @Test
  void anUnknownProfileIsOneSentence() throws Exception {
    fails("there is no bundle for profile 'nothing'", "run", "--profile", "nothing");
  }

  @Test
  void aFileThatDoesNotFitIsOneSentenceThatNamesTheColumns() throws Exception {
    // given
    Path file =
        Files.writeString(state.resolve("other.csv"), "time,A,B\n2026-01-01T00:00:00Z,1,2\n");

    // when / then
    fails("it lacks FIT101", "run", "--replay", file.toString());
  }

  @Test
  void aFileWithoutATimeColumnIsOneSentence() throws Exception {
    // given
    Path file = Files.writeString(state.resolve("other.csv"), "A,B\n1,2\n3,4\n");

    // when / then
    fails("time", "train", "--profile", "x", "--data", file.toString());
  }

  @Test
  void aWrongOptionIsOneSentence() throws Exception {
    fails("'fast' is no speed", "run", "--speed", "fast");
  }

  private SluiceProcess succeeds(String... arguments) throws Exception {
    var sluice = SluiceProcess.run(state, arguments);
    assertThat(sluice.exitCode()).as(sluice.output()).isZero();
    return sluice;
  }

  private void fails(String sentence, String... arguments) throws Exception {
    var sluice = SluiceProcess.run(state, arguments);
    assertThat(sluice.exitCode()).as(sluice.output()).isNotZero();
    assertThat(sluice.sentences()).singleElement().asString().contains(sentence);
  }
}
