package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.contracts.Contributor;
import io.sluice.detection.bundle.Bundle;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.autoencoder.AutoencoderOptions;
import io.sluice.models.evaluation.EvaluationReport.EventOutcome;
import io.sluice.models.svm.OneClassSvmOptions;
import io.sluice.models.training.Trainer;
import io.sluice.models.training.TrainingOptions;
import io.sluice.models.training.TrainingRequest;
import io.sluice.sources.readings.FileRow;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tank that fills and empties, its pump, and a bundle that is really trained on them. */
class EvaluatorTest {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final String HEADER = "time,level,pump,label,attack,recovery\n";
  private static final int WINDOW = 20;

  @TempDir static Path folder;
  private static Bundle bundle;

  @BeforeAll
  static void train() throws Exception {
    Path data = Files.writeString(folder.resolve("normal.csv"), HEADER + rows(0, 3000, Fault.NONE));
    TrainingOptions quick =
        TrainingOptions.DEFAULT
            .withWindows(WINDOW, 5, 1)
            .withAutoencoder(new AutoencoderOptions(List.of(16, 4, 16), 32, 20, 20, 3e-3, 1))
            .withOneClassSvm(new OneClassSvmOptions(0.1, 0.1, 100));
    var request =
        TrainingRequest.inferring("tank", List.of(data), folder.resolve("bundles"))
            .withOptions(quick);
    bundle = Bundle.load(new Trainer((stage, done, total) -> {}).train(request).folder());
  }

  @AfterAll
  static void close() {
    bundle.close();
  }

  @Test
  void findsAnEventAndSaysByWhichTag() throws Exception {
    // given
    String csv =
        HEADER
            + rows(10_000, 600, Fault.NONE)
            + rows(10_600, 120, Fault.SPOOFED)
            + rows(10_720, 100, Fault.RECOVERY);

    // when
    EvaluationReport report = evaluate(csv);

    // then
    EventOutcome event = report.perEvent().getFirst();
    assertThat(report.events()).isEqualTo(new EvaluationReport.Events(1, 1));
    assertThat(event.name()).isEqualTo("level spoofed");
    assertThat(event.start()).isEqualTo(START.plusSeconds(10_600));
    assertThat(event.secondsToDetect()).isBetween(0.0, 15.0);
    assertThat(event.contributors().getFirst()).extracting(Contributor::tag).isEqualTo("level");
    assertThat(report.falseAlarms().episodes()).isZero();
    assertThat(report.vusPr()).isGreaterThan(0.8);
    assertThat(report.affiliationF1()).isGreaterThan(0.8);
    assertThat(report.rows())
        .isEqualTo(new EvaluationReport.Rows(820, 100, 0, 0, 820 - WINDOW + 1));
    assertThat(report.bundle()).isEqualTo(bundle.ref());
  }

  @Test
  void severalFilesAreOneAfterTheOther() throws Exception {
    EvaluationReport report =
        evaluate(HEADER + rows(10_000, 100, Fault.NONE), HEADER + rows(10_100, 100, Fault.NONE));

    assertThat(report.rows().windows()).isEqualTo(200 - WINDOW + 1);
  }

  @Test
  void assetsAreJudgedEachByItselfAndReportedTogether() throws Exception {
    // given rows of two that take turns, the second spoofed
    String north = rows(10_000, 100, Fault.NONE);
    String south = rows(10_000, 60, Fault.NONE) + rows(10_060, 40, Fault.SPOOFED);
    String[][] lines = {north.split("\\R"), south.split("\\R")};
    var csv = new StringBuilder("asset," + HEADER);
    for (int i = 0; i < 100; i++) {
      csv.append("north,").append(lines[0][i]).append("\nsouth,").append(lines[1][i]).append('\n');
    }
    var file =
        ReadingFile.inspect(
            csv.toString().getBytes(StandardCharsets.UTF_8),
            "a.csv",
            ReadingOptions.FILES.forProfile(bundle.profile()));

    // when
    var parts = new ArrayList<Judged>();
    for (String asset : List.of("north", "south")) {
      try (var evaluator = new Evaluator(bundle, IncidentPolicy.DEFAULT);
          var readings = file.open()) {
        evaluator.add(
            readings, row -> row instanceof FileRow.Row read && asset.equals(read.asset()));
        parts.add(evaluator.judged());
      }
    }
    EvaluationReport together = Judged.pooled("both", parts).report();

    // then
    assertThat(parts.getFirst().report()).isEqualTo(evaluate(HEADER + north));
    assertThat(parts.getLast().report()).isEqualTo(evaluate(HEADER + south));
    assertThat(together.rows().windows()).isEqualTo(2 * (100 - WINDOW + 1));
    assertThat(together.events()).isEqualTo(new EvaluationReport.Events(1, 1));
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(
            () -> {
              try (var evaluator = new Evaluator(bundle, IncidentPolicy.DEFAULT);
                  var readings = file.open()) {
                evaluator.add(readings);
              }
            })
        .withMessageContaining("rows of several assets, north and south");
  }

  @Test
  void whatMovedForGoodIsTold() throws Exception {
    // given: a level beyond its limits for more than eight hours
    byte[] file = (HEADER + rows(20_000, 30_000, Fault.SPOOFED)).getBytes(StandardCharsets.UTF_8);
    var options = ReadingOptions.FILES.forProfile(bundle.profile());
    try (var evaluator = new Evaluator(bundle, IncidentPolicy.DEFAULT);
        var readings = ReadingFile.inspect(file, "a.csv", options).open()) {
      assertThat(evaluator.drift()).isEmpty();

      // when
      evaluator.add(readings);
      evaluator.report();

      // then
      assertThat(evaluator.drift().orElseThrow())
          .containsPattern("drift: in 1,[0-9]{3} of 29,981 windows")
          .contains(": level left out of judging for 8 h: ");
    }
  }

  @Test
  void rowsThatCannotBeJudgedAreCountedApart() throws Exception {
    // given a row that is no row, and ten that come again
    String csv =
        HEADER + rows(10_000, 100, Fault.NONE) + "never,1,2,0,,0\n" + rows(10_090, 10, Fault.NONE);

    // when
    EvaluationReport report = evaluate(csv);

    // then
    assertThat(report.rows()).isEqualTo(new EvaluationReport.Rows(110, 0, 10, 1, 81));
    assertThat(report.confusion().trueNegatives()).isEqualTo(100);
  }

  @Test
  void withoutLabelsThereIsNothingToEvaluate() {
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> evaluate("time,level,pump\n2026-01-05T00:00:00Z,1,2\n"))
        .withMessageStartingWith("a.csv has no label column, expected one named label");
  }

  @Test
  void tagsThatDoNotFitAreNamed() {
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> evaluate("time,level,valve,label\n2026-01-05T00:00:00Z,1,2,0\n"))
        .withMessageContaining("it lacks pump")
        .withMessageContaining("does not know valve");
  }

  private static EvaluationReport evaluate(String... files)
      throws UnusableFileException, IOException {
    try (var evaluator = new Evaluator(bundle, IncidentPolicy.DEFAULT)) {
      for (String file : files) {
        var options = ReadingOptions.FILES.forProfile(bundle.profile());
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        try (var readings = ReadingFile.inspect(bytes, "a.csv", options).open()) {
          evaluator.add(readings);
        }
      }
      return evaluator.report();
    }
  }

  private enum Fault {
    NONE,
    SPOOFED,
    RECOVERY
  }

  /** A sawtooth of 100 s between 400 and 600 with noise; the pump runs while it falls. */
  private static String rows(int first, int count, Fault fault) {
    var noise = new Random(first);
    var text = new StringBuilder();
    for (int second = first; second < first + count; second++) {
      int phase = second % 100;
      double level = 400 + 4 * (phase < 50 ? phase : 100 - phase) + noise.nextGaussian();
      if (fault == Fault.SPOOFED) {
        level = 900;
      }
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%.2f,%d,%d,%s,%d%n",
              START.plusSeconds(second),
              level,
              phase < 50 ? 1 : 2,
              fault == Fault.SPOOFED ? 1 : 0,
              fault == Fault.SPOOFED ? "level spoofed" : "",
              fault == Fault.RECOVERY ? 1 : 0));
    }
    return text.toString();
  }
}
