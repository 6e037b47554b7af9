package io.sluice.models.training;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.contracts.Severity;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleRefusedException;
import io.sluice.detection.scoring.WindowScorer;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import io.sluice.models.autoencoder.AutoencoderOptions;
import io.sluice.models.svm.OneClassSvmOptions;
import io.sluice.models.training.TrainingProgress.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

  private static final TrainingOptions QUICK =
      TrainingOptions.DEFAULT
          .withWindows(20, 5, 1)
          .withDetectors(
              Set.of(
                  "forecaster",
                  "autoencoder",
                  "one-class-svm",
                  "isolation-forest",
                  "local-outlier-factor",
                  "rules"))
          .withAutoencoder(new AutoencoderOptions(List.of(16, 4, 16), 32, 10, 10, 3e-3, 1))
          .withOneClassSvm(new OneClassSvmOptions(0.1, 0.1, 100));

  @TempDir private Path folder;

  @Test
  void theBundleLoadsAndFindsWhatItHasNotSeen() throws Exception {
    // given
    Path data =
        SmallPlant.write(folder.resolve("a.csv"), SmallPlant.HEADER, SmallPlant.rows(3000, 1));

    // when
    TrainingResult result = train(request(data));

    // then
    assertThat(result.folder()).isEqualTo(folder.resolve("bundles/tank/1"));
    assertThat(result.folder()).isDirectoryContaining("glob:**MODEL_CARD.md");
    assertThat(result.profile().tags())
        .extracting(Tag::name)
        .containsExactly("level", "flow", "pump", "standby");
    assertThat(result.metrics().get("autoencoder.anomalousShare")).isBetween(0.0, 0.02);
    assertThat(worstSeverity(result.folder(), new double[] {500, 0.01, 1, 1}))
        .isEqualTo(Severity.NONE);
    assertThat(worstSeverity(result.folder(), new double[] {500, 0.01, 1, 2}))
        .isEqualTo(Severity.CRITICAL);
  }

  @Test
  void slowDataGetABudgetThatTheyCanKeep() throws Exception {
    // given a reading an hour: 1.2 windows of 20 a day
    Path data =
        SmallPlant.write(
            folder.resolve("a.csv"), SmallPlant.HEADER, SmallPlant.rows(3000, 1, 3600));

    // when
    TrainingResult result = train(request(data));

    // then it is what evaluation measures by and the card says
    String note = "a budget of 1 INFO a day is more than one in 4 of the 1.2 windows a day";
    assertThat(result.notes()).anyMatch(one -> one.startsWith(note));
    assertThat(Files.readString(result.folder().resolve("MODEL_CARD.md")))
        .contains("- " + note, "reach 1 some 0.3 times a day, 1.5 0.09 times, 2 0.03 times");
    try (var bundle = Bundle.load(result.folder())) {
      assertThat(bundle.manifest().calibration().budget().info()).isCloseTo(0.3, within(1e-9));
    }
  }

  @Test
  void sameDataSeedAndOptionsGiveTheSameFiles() throws Exception {
    // given
    Path data =
        SmallPlant.write(folder.resolve("a.csv"), SmallPlant.HEADER, SmallPlant.rows(1500, 1));
    Map<String, String> first = contents(train(request(data)).folder());

    // when
    Path elsewhere = folder.resolve("elsewhere");
    TrainingResult again =
        train(
            TrainingRequest.inferring(
                    "tank", List.of(Files.move(data, folder.resolve("b.csv"))), elsewhere)
                .withOptions(QUICK));

    // then
    assertThat(contents(again.folder())).isEqualTo(first);
  }

  @Test
  void aFurtherBundleGetsTheVersionAboveAllKnown() throws Exception {
    // given
    Path data =
        SmallPlant.write(folder.resolve("a.csv"), SmallPlant.HEADER, SmallPlant.rows(1500, 1));
    Files.createDirectories(folder.resolve("shipped/tank/4"));

    // when
    TrainingResult result = train(request(data).withOtherRoots(List.of(folder.resolve("shipped"))));

    // then
    assertThat(result.version()).isEqualTo("5");
  }

  @Test
  void rowsUnderAttackAreLeftOut() throws Exception {
    // given
    List<String> rows = new ArrayList<>();
    List<String> plant = SmallPlant.rows(2000, 1);
    for (int i = 0; i < plant.size(); i++) {
      boolean attack = i >= 900 && i < 1000;
      rows.add(
          (attack ? plant.get(i).replaceFirst(",1,$", ",2,") : plant.get(i))
              + (attack ? ",1" : ",0"));
    }
    Path data = SmallPlant.write(folder.resolve("a.csv"), SmallPlant.HEADER + ",label", rows);

    // when
    TrainingResult result = train(request(data));

    // then
    assertThat(result.rows()).isEqualTo(1900);
    assertThat(result.notes()).anyMatch(note -> note.contains("100 rows labelled as attack"));
    assertThat(result.notes())
        .anyMatch(note -> note.contains("never change") && note.contains("standby"));
  }

  @Test
  void aGivenProfileIsTakenAsItIs() throws Exception {
    // given
    Path data =
        SmallPlant.write(folder.resolve("a.csv"), SmallPlant.HEADER, SmallPlant.rows(1500, 1));
    var tags =
        List.of(
            new Tag("pump", null, TagKind.DISCRETE, 1, 1.0, 2.0, "P1"),
            new Tag("level", "mm", TagKind.CONTINUOUS, 0.05, 0.0, 1000.0, "P1"));
    Profile profile = Profile.withDefaults("given", tags, Duration.ofSeconds(1));

    // when
    TrainingResult result =
        train(
            TrainingRequest.of(profile, List.of(data), folder.resolve("bundles"))
                .withOptions(QUICK));

    // then
    assertThat(result.profile().tags()).isEqualTo(tags);
    assertThat(result.profile().window()).isEqualTo(20);
    assertThat(result.notes()).anyMatch(note -> note.endsWith("left out: flow, standby"));
  }

  @Test
  void fewRowsAreTrainedOnMoreClosely() throws Exception {
    // given
    Path data =
        SmallPlant.write(folder.resolve("a.csv"), SmallPlant.HEADER, SmallPlant.rows(1500, 1));

    // when
    TrainingResult result = train(request(data).withOptions(QUICK.withWindows(20, null, null)));

    // then
    assertThat(result.profile().trainingStride()).isEqualTo(1);
    assertThat(result.notes())
        .anyMatch(note -> note.startsWith("the training stride is 1 instead"));
  }

  @Test
  void tooLittleDataSaysHowMuchIsNeeded() throws Exception {
    // given
    Path data =
        SmallPlant.write(folder.resolve("a.csv"), SmallPlant.HEADER, SmallPlant.rows(300, 1));

    // when
    TrainingRequest request = request(data);

    // then
    assertThatThrownBy(() -> train(request))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessage(
            "300 rows of normal operation are too few: windows of 20 readings need at least 400"
                + " rows, with few gaps longer than 10s");
  }

  @Test
  void aUnitThatChangesIsNotTrainedThrough() throws Exception {
    // given
    Path data = SmallPlant.write(folder.resolve("a.csv"), SmallPlant.HEADER, inTwoUnits());

    // when
    TrainingRequest request = request(data);

    // then
    assertThatThrownBy(() -> train(request))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageStartingWith("level reads 4")
        .hasMessageContaining("2026-01-01T00:16:40Z")
        .hasMessageEndingWith("or leave the tag out with --exclude 'level'");
  }

  @Test
  void settingsAreChosenOnDevelopmentData() throws Exception {
    // given: the standby pump runs at times
    Path data =
        SmallPlant.write(folder.resolve("a.csv"), SmallPlant.HEADER, SmallPlant.rows(2000, 1));
    List<String> rows = new ArrayList<>();
    List<String> plant = SmallPlant.rows(3000, 2);
    for (int i = 0; i < plant.size(); i++) {
      boolean attack = i % 1000 >= 500 && i % 1000 < 600;
      rows.add(
          (attack ? plant.get(i).replaceFirst(",1,$", ",2,") : plant.get(i))
              + (attack ? ",1" : ",0"));
    }
    Path development =
        SmallPlant.write(folder.resolve("dev.csv"), SmallPlant.HEADER + ",label", rows);

    // when
    TrainingResult result = train(request(data).withDevelopment(List.of(development)));

    // then
    try (Bundle bundle = Bundle.load(result.folder())) {
      assertThat(bundle.manifest().debounce()).isNotNull();
      assertThat(bundle.manifest().debounce().onDelay()).isBetween(ofSeconds(10), ofSeconds(30));
    }
    assertThat(result.notes()).anyMatch(note -> note.startsWith("chosen on the development data"));
  }

  @Test
  void aColumnOfTextWhereAProfileHasNumbersIsNamed() throws Exception {
    // given
    List<String> rows = SmallPlant.rows(100, 1).stream().map(row -> row + ",auto").toList();
    Path data = SmallPlant.write(folder.resolve("a.csv"), SmallPlant.HEADER + ",mode", rows);
    var mode = new Tag("mode", null, TagKind.CONTINUOUS, 0, null, null, null);
    var profile = Profile.withDefaults("tank", List.of(mode), ofSeconds(1));

    // when
    var request = TrainingRequest.of(profile, List.of(data), folder.resolve("bundles"));

    // then
    assertThatThrownBy(() -> train(request))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("column 'mode' holds no number, but words such as 'auto'");
  }

  @Test
  void aColumnOfTextIsTakenAsACategoryAndSaid() throws Exception {
    // given
    List<String> rows =
        SmallPlant.rows(1500, 1).stream()
            .map(row -> row + (row.hashCode() % 5 == 0 ? ",hand" : ",auto"))
            .toList();
    Path data = SmallPlant.write(folder.resolve("a.csv"), SmallPlant.HEADER + ",mode", rows);

    // when
    TrainingResult result = train(request(data));

    // then
    assertThat(result.profile().tags().getLast().kind()).isEqualTo(TagKind.CATEGORICAL);
    assertThat(result.notes())
        .anyMatch(note -> note.startsWith("columns of texts") && note.endsWith(": mode"));
  }

  @Test
  void aMissingFileIsNamed() {
    // given
    Path missing = folder.resolve("nowhere.csv");

    // when
    TrainingRequest request = request(missing);

    // then
    assertThatThrownBy(() -> train(request))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessage("there is no file " + missing);
  }

  @Test
  void aMissingFileToCalibrateWithIsNamed() throws Exception {
    // given
    Path missing = folder.resolve("nowhere.csv");
    Path data =
        SmallPlant.write(folder.resolve("a.csv"), SmallPlant.HEADER, SmallPlant.rows(1500, 1));

    // when
    TrainingRequest request = request(data).withCalibration(List.of(missing));

    // then
    assertThatThrownBy(() -> train(request))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessage("there is no file " + missing);
  }

  @Test
  void everyStageReportsItsEnd() throws Exception {
    // given
    Path data =
        SmallPlant.write(folder.resolve("a.csv"), SmallPlant.HEADER, SmallPlant.rows(1500, 1));
    var begun = EnumSet.noneOf(Stage.class);
    var ended = EnumSet.noneOf(Stage.class);

    // when
    new Trainer(
            (stage, done, total) -> {
              begun.add(stage);
              if (total > 0 && done == total) {
                ended.add(stage);
              }
            })
        .train(request(data));

    // then: nothing to tune by, and a plant of windows without attacks to learn
    var expected = EnumSet.complementOf(EnumSet.of(Stage.TUNING, Stage.RANDOM_FOREST));
    assertThat(begun).isEqualTo(expected);
    expected.remove(Stage.AUTOENCODER);
    assertThat(ended).containsAll(expected);
  }

  private TrainingRequest request(Path data) {
    return TrainingRequest.inferring("tank", List.of(data), folder.resolve("bundles"))
        .withOptions(QUICK);
  }

  private static TrainingResult train(TrainingRequest request) throws TrainingFailedException {
    return new Trainer((stage, done, total) -> {}).train(request);
  }

  /** Of a plant whose pump rests while the level falls, with these other values. */
  private static Severity worstSeverity(Path bundleFolder, double[] values)
      throws BundleRefusedException {
    try (Bundle bundle = Bundle.load(bundleFolder);
        var scorer = new WindowScorer(bundle, 1)) {
      var ring = new WindowRing(bundle.profile());
      Severity worst = Severity.NONE;
      for (int i = 0; i < 60; i++) {
        double[] row = values.clone();
        row[0] -= 0.4 * i - 8;
        if (ring.offer(1000L * i, row, i) == Admission.WINDOW) {
          scorer.add(ring);
          Severity severity = scorer.score().getFirst().severity();
          worst = severity.compareTo(worst) > 0 ? severity : worst;
        }
      }
      return worst;
    }
  }

  private static Map<String, String> contents(Path bundle) throws IOException {
    var contents = new TreeMap<String, String>();
    try (var files = Files.list(bundle)) {
      files.forEach(
          file -> {
            try {
              contents.put(
                  file.getFileName().toString(),
                  HexFormat.of().formatHex(Files.readAllBytes(file)));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return contents;
  }

  /** Half of the tank's rows in metres. */
  private List<String> inTwoUnits() {
    List<String> rows = new ArrayList<>(SmallPlant.rows(2000, 1));
    for (int i = 1000; i < rows.size(); i++) {
      String[] cells = rows.get(i).split(",", -1);
      cells[1] = Double.toString(Double.parseDouble(cells[1]) / 1000);
      rows.set(i, String.join(",", cells));
    }
    return rows;
  }
}
