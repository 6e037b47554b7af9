package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Messages;
import io.sluice.testbed.quarkus.TakenPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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
  void putsAnotherBundleIntoUseAndTheOneBeforeAgain() throws Exception {
    // given two versions, of which the second has learnt next to nothing
    String normal = state.resolve("normal.csv").toString();
    String little = state.resolve("little.csv").toString();
    String labelled = state.resolve("labelled.csv").toString();
    succeeds("simulate", "--scenario", "normal", "--hours", "2", "--out", normal);
    succeeds("simulate", "--scenario", "normal", "--hours", "0.5", "--out", little);
    succeeds(
        "simulate", "--scenario", "sample", "--hours", "0.7", "--seed", "3", "--out", labelled);
    succeeds("train", "--data", normal, "--profile", "my-plant", "--detectors", "forecaster");
    succeeds("train", "--data", little, "--profile", "my-plant", "--detectors", "rules");
    String[] promotion = {
      "models", "promote", "--profile", "my-plant", "--reason", "a test", "--bundle"
    };

    // when
    var first = succeeds(with(promotion, "1", "--unjudged"));
    var judged = SluiceProcess.run(state, with(promotion, "2", "--data", labelled));
    var second = succeeds(with(promotion, "2", "--unjudged"));
    var listed = succeeds("models", "list", "--profile", "my-plant");
    var beside = succeeds("models", "shadow", "--profile", "my-plant", "--bundle", "1");
    var listedBeside = succeeds("models", "list", "--profile", "my-plant");
    fails(
        "is in use, and cannot judge",
        "models",
        "shadow",
        "--profile",
        "my-plant",
        "--bundle",
        "2");
    var back = succeeds("models", "rollback", "--profile", "my-plant", "--reason", "worse");
    var shown = succeeds("models", "show", "--profile", "my-plant");
    var compared = succeeds("models", "diff", "--profile", "my-plant", "1", "2");

    // then
    assertThat(first.output()).contains("Version 1 of my-plant is in use now, in place of 2");
    assertThat(judged.exitCode()).isNotZero();
    assertThat(judged.output())
        .contains("my-plant 1: ", "my-plant 2: ", "version 2 is not promoted: it finds");
    assertThat(second.output()).contains("Version 2 of my-plant is in use now");
    assertThat(listed.output()).contains("2  champion").contains("1  retired");
    assertThat(beside.output()).contains("Version 1 of my-plant judges beside the one in use now");
    assertThat(listedBeside.output()).contains("2  champion").contains("1  shadow");
    assertThat(back.output()).contains("Version 1 of my-plant is in use again, in place of 2");
    assertThat(shown.output()).contains("stage      champion").contains("rolled back 1");
    assertThat(compared.output()).contains("trained").contains("1,800 rows");
    fails("is in use already", with(promotion, "1", "--unjudged"));
    fails("has no bundle 9, only [1, 2]", with(promotion, "9", "--unjudged"));
    fails("say either --data FILE", with(promotion, "2"));
    fails(
        "no version of my-plant judges beside",
        "models",
        "shadow",
        "--profile",
        "my-plant",
        "--off");
    fails("say either --bundle VERSION, or --off", "models", "shadow", "--profile", "my-plant");
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
    String[] training = {"train", "--profile", "x", "--data", file.toString()};
    fails("they need a time column and --kind signals", training);
    fails(
        "other.csv has no times, and profile x is of signals", with(training, "--kind", "signals"));
  }

  @Test
  void aWrongOptionIsOneSentence() throws Exception {
    fails("'fast' is no speed", "run", "--speed", "fast");
  }

  @Test
  void aFileOfReceiversIsExplained() throws Exception {
    // given
    Path file =
        Files.writeString(
            state.resolve("alerting.yaml"),
            """
            receivers:
              log: {kind: log}
            routes:
              - {name: all, to: [log]}
            """);

    // when
    var checked = succeeds("alerts", "check", file.toString());

    // then
    assertThat(checked.output())
        .contains(
            """
            %s is fine.
            Receivers
              log: log
            Routes, the first that fits is taken
              all: every alert to log
            """
                .formatted(file));
  }

  @Test
  void allThatIsWrongWithAFileOfReceiversIsSaidAtOnce() throws Exception {
    // given
    Path file =
        Files.writeString(
            state.resolve("alerting.yaml"),
            """
            receivers:
              log: {kind: lgo}
            routes:
              - {name: all, to: [ops]}
            """);

    // when
    var faulty = SluiceProcess.run(state, "alerts", "check", file.toString());
    var missing = SluiceProcess.run(state, "alerts", "check", "none.yaml");

    // then
    assertThat(faulty.exitCode()).isEqualTo(1);
    assertThat(faulty.output())
        .contains("sluice: %s cannot be used:\n  line 2, receivers.log.kind: ".formatted(file))
        .contains("\n  line 4, routes[0].to[0]: there is no receiver 'ops'\n")
        .doesNotContain("Exception", "\tat ");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.sentences()).containsExactly("sluice: there is no file none.yaml");
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
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
