package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What data cannot be used for is said in one sentence, with what would be enough. */
class UnfitDataTest {

  private static final TrainingOptions QUICK =
      TrainingOptions.DEFAULT.withWindows(20, 1, 1).withDetectors(Set.of("forecaster"));

  @TempDir private Path folder;

  @Test
  void calibrationFilesOfAnotherPlantAreRefused() throws Exception {
    // given the same columns, with other levels and flows
    Path other = write("other.csv", moved(SmallPlant.rows(500, 2), 2000, 7));

    assertThatThrownBy(() -> train(request().withCalibration(List.of(other))))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageStartingWith(other + ": as if of another plant, for of 2 continuous tags 2 have")
        .hasMessageContaining("say level reads 24")
        .hasMessageEndingWith("give files of the plant that is trained on");
  }

  @Test
  void aSingleTagThatMovedIsTakenForDriftAndNoted() throws Exception {
    Path drifted = write("later.csv", moved(SmallPlant.rows(500, 2), 0, 7));

    TrainingResult result = train(request().withCalibration(List.of(drifted)));

    assertThat(result.notes())
        .anyMatch(
            note ->
                note.startsWith(drifted + ": flow reads 6.96 to 9.54 there and -0.04 to 2.54")
                    && note.endsWith("in training: both are taken for normal"));
  }

  @Test
  void theSamePlantOnAnotherDayIsNotNoted() throws Exception {
    Path later = write("later.csv", SmallPlant.rows(500, 2));

    TrainingResult result = train(request().withCalibration(List.of(later)));

    assertThat(result.notes()).noneMatch(note -> note.contains("in training"));
  }

  @Test
  void tuneFilesWithoutNormalRowsAreRefused() throws Exception {
    Path attacks =
        SmallPlant.write(
            folder.resolve("attacks.csv"),
            SmallPlant.HEADER + ",label",
            SmallPlant.rows(500, 2).stream().map(row -> row + ",1").toList());

    assertThatThrownBy(() -> train(request().withDevelopment(List.of(attacks))))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageStartingWith(
            attacks
                + ": there are no rows of normal operation, and to find thresholds and count false"
                + " alarms on them 20 in a row are the least, a day of them is better (")
        .hasMessageContaining("500 rows labelled as attack or fault by column 'label'");
  }

  @Test
  void normalRowsThatMakeNoWindowAreRefused() throws Exception {
    List<String> rows = SmallPlant.rows(500, 2);
    Path snippets =
        SmallPlant.write(
            folder.resolve("snippets.csv"),
            SmallPlant.HEADER + ",label",
            IntStream.range(0, 500)
                .mapToObj(i -> rows.get(i) + (i % 10 == 0 ? ",1" : ",0"))
                .toList());

    assertThatThrownBy(() -> train(request().withDevelopment(List.of(snippets))))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("of 450 rows of normal operation no more than 9 are in a row")
        .hasMessageContaining("20 in a row are the least");
  }

  @Test
  void aDetectorThatHasTooFewWindowsIsNamedWithWhatWouldBeEnough() throws Exception {
    Path few = write("few.csv", SmallPlant.rows(400, 1));
    var request =
        TrainingRequest.inferring("tank", List.of(few), folder.resolve("bundles"))
            .withOptions(QUICK.withDetectors(Set.of("isolation-forest")));

    assertThatThrownBy(() -> train(request))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessage(
            "detector 'isolation-forest' cannot be trained: the rows make 19 windows of 20 readings"
                + " that do not overlap, and 50 are needed (1,020 rows without gaps are enough)");
  }

  private TrainingRequest request() throws Exception {
    return TrainingRequest.inferring(
            "tank",
            List.of(write("normal.csv", SmallPlant.rows(1500, 1))),
            folder.resolve("bundles"))
        .withOptions(QUICK);
  }

  private Path write(String name, List<String> rows) throws Exception {
    return SmallPlant.write(folder.resolve(name), SmallPlant.HEADER, rows);
  }

  /** The level and the flow of other rows. */
  private static List<String> moved(List<String> rows, double level, double flow) {
    return rows.stream()
        .map(
            row -> {
              String[] fields = row.split(",", -1);
              fields[1] = shifted(fields[1], level);
              fields[2] = shifted(fields[2], flow);
              return String.join(",", fields);
            })
        .toList();
  }

  private static String shifted(String value, double by) {
    return String.format(Locale.ROOT, "%.2f", Double.parseDouble(value) + by);
  }

  private static TrainingResult train(TrainingRequest request) throws TrainingFailedException {
    return new Trainer((stage, done, total) -> {}).train(request);
  }
}
