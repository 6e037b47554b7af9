package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.sources.readings.MaintenanceWindows;
import io.sluice.sources.readings.ReadingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes into a bundle of files as people have them, and what is said of it. */
class UntidyFilesTest {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final int ROWS = 3_000;
  private static final TrainingOptions QUICK =
      TrainingOptions.DEFAULT.withWindows(20, 2, 1).withDetectors(Set.of("forecaster", "rules"));

  @TempDir private Path folder;

  private TrainingResult train(ReadingOptions reading, Path... files)
      throws TrainingFailedException {
    return new Trainer((stage, done, total) -> {})
        .train(
            TrainingRequest.inferring("plant", List.of(files), folder.resolve("bundles"))
                .withReading(reading)
                .withOptions(QUICK));
  }

  private Path write(String header, IntFunction<String> row) throws IOException {
    var text = new StringBuilder(header);
    for (int i = 0; i < ROWS; i++) {
      text.append(row.apply(i)).append('\n');
    }
    return Files.writeString(folder.resolve("normal.csv"), text);
  }

  private static String level(int i) {
    return String.format(Locale.ROOT, "%.2f", 50 + 8 * Math.sin(i / 20.0) + i * 7 % 5 / 50.0);
  }

  private static String warmth(int i) {
    return String.format(Locale.ROOT, "%.1f", 21 + 3 * Math.cos(i / 33.0) + i * 11 % 7 / 20.0);
  }

  @Test
  void nothingIsLearntFromTimesOfMaintenance() throws Exception {
    // given: for 200 s somebody opens the valve by hand
    Path file =
        write(
            "time,LVL,TMP\n",
            i ->
                "%s,%s,%s"
                    .formatted(START.plusSeconds(i), i / 200 == 5 ? "999" : level(i), warmth(i)));
    Path windows =
        Files.writeString(
            folder.resolve("windows.csv"),
            "from,to,asset\n%s,%s,*\n".formatted(START.plusSeconds(1000), START.plusSeconds(1200)));

    // when
    TrainingResult result =
        train(ReadingOptions.FILES.withLeftOut(MaintenanceWindows.read(windows)), file);

    // then
    assertThat(result.rows()).isEqualTo(ROWS - 200);
    assertThat(result.notes())
        .anyMatch(note -> note.endsWith("200 rows of times of maintenance are left out"));
  }

  @Test
  void whatAFileSaysOfItsTagsStandsInTheProfile() throws Exception {
    // given: a logger with units, numbers of records, a number for no value, and words
    Path file =
        write(
            "time,RECORD,LVL,TMP\n,,mm,Deg C\n",
            i ->
                "%s,%d,%s,%s"
                    .formatted(
                        START.plusSeconds(i),
                        i + 1,
                        i % 500 == 7 ? "I/O Timeout" : level(i),
                        i % 50 == 3 ? "-200" : warmth(i)));

    // when
    TrainingResult result = train(ReadingOptions.FILES, file);

    // then
    assertThat(result.profile().tags()).extracting(Tag::name).containsExactly("LVL", "TMP");
    assertThat(result.profile().tags()).extracting(Tag::unit).containsExactly("mm", "Deg C");
    assertThat(result.profile().tags())
        .extracting(Tag::missing)
        .containsExactly(List.of(), List.of(-200.0));
    assertThat(Files.readString(result.folder().resolve("rules.yaml")))
        .contains("id: TMP-limits")
        .doesNotContain("-200");
    assertThat(result.rows()).isEqualTo(ROWS);
    assertThat(result.notes())
        .anyMatch(note -> note.contains("RECORD") && note.contains("--include"))
        .anyMatch(note -> note.contains("-200 in 60 rows of TMP"))
        .anyMatch(note -> note.contains("'I/O Timeout' in 6 rows"));
  }

  @Test
  void eachAssetOfAFileIsLearntFromByItself() throws Exception {
    // given: two plants whose rows take turns, at the same times
    Path file =
        write(
            "time,plant,LVL,TMP\n",
            i ->
                "%s,%s,%s,%s"
                    .formatted(
                        START.plusSeconds(i / 2),
                        i % 2 == 0 ? "north" : "south",
                        level(i / 2),
                        warmth(i / 2 + i % 2 * 40)));

    // when
    TrainingResult result = train(ReadingOptions.FILES.withAssetColumn("plant"), file);

    // then
    assertThat(result.profile().kind()).isEqualTo(ProfileKind.SIGNALS);
    assertThat(result.profile().interval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(result.profile().tags()).extracting(Tag::name).containsExactly("LVL", "TMP");
    assertThat(result.rows()).isEqualTo(ROWS);
  }

  @Test
  void timesWithoutSecondsAreRefusedWithTheWayOut() throws Exception {
    // given: a row every half minute, and only minutes in the file
    Path file =
        write(
            "time,LVL,TMP\n",
            i ->
                "%s,%s,%s"
                    .formatted(
                        START.plusSeconds(30L * i).toString().substring(0, 16),
                        level(i),
                        warmth(i)));

    // when / then
    assertThatThrownBy(() -> train(ReadingOptions.FILES, file))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("two rows share each time")
        .hasMessageContaining("seconds are missing")
        .hasMessageContaining("--resample 1m");
    TrainingResult result = train(ReadingOptions.FILES.withResample(Duration.ofMinutes(1)), file);
    assertThat(result.profile().interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(result.rows()).isEqualTo(ROWS / 2);
  }

  @Test
  void stepsAreThoseThatWereAskedFor() throws Exception {
    // given: rows after 1, 2, 3 and 30 s, again and again
    int[] since = {0, 1, 3, 6};
    Path file =
        write(
            "time,LVL,TMP\n",
            i ->
                "%s,%s,%s"
                    .formatted(START.plusSeconds(i / 4 * 36L + since[i % 4]), level(i), warmth(i)));

    // when
    TrainingResult result = train(ReadingOptions.FILES.withResample(Duration.ofSeconds(10)), file);

    // then
    assertThat(result.profile().interval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(result.notes())
        .anyMatch(note -> note.contains("steps have no row"))
        .noneMatch(note -> note.contains("uneven"));
  }

  @Test
  void rowsInNoOrderOfTimeAreRefused() throws Exception {
    // given
    var order = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
    Collections.shuffle(order, new Random(1));
    Path file =
        write(
            "time,LVL,TMP\n",
            i -> {
              int row = order.get(i);
              return "%s,%s,%s".formatted(START.plusSeconds(row), level(row), warmth(row));
            });

    // when / then
    assertThatThrownBy(() -> train(ReadingOptions.FILES, file))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("normal.csv: the rows are in no order of time")
        .hasMessageContaining("steps go back in time")
        .hasMessageContaining("if not, sort them");
  }

  @Test
  void whatIsResampledMayComeInNoOrderWithinAStep() throws Exception {
    // given: of each two rows the later one first
    Path file =
        write(
            "time,LVL,TMP\n",
            i -> "%s,%s,%s".formatted(START.plusSeconds(i ^ 1), level(i ^ 1), warmth(i ^ 1)));

    // when / then
    assertThatThrownBy(() -> train(ReadingOptions.FILES, file))
        .hasMessageContaining("the rows are in no order of time");
    assertThat(train(ReadingOptions.FILES.withResample(Duration.ofSeconds(2)), file).rows())
        .isEqualTo(ROWS / 2);
  }

  @Test
  void whatBreaksWindowsIsNamed() throws Exception {
    // given: a gap after every thirty rows
    Path file =
        write(
            "time,LVL,TMP\n",
            i -> "%s,%s,%s".formatted(START.plusSeconds(i + i / 30 * 3_600L), level(i), warmth(i)));

    // when / then
    assertThatThrownBy(
            () ->
                new Trainer((stage, done, total) -> {})
                    .train(
                        TrainingRequest.inferring("plant", List.of(file), folder.resolve("bundles"))
                            .withOptions(QUICK.withWindows(60, 1, 1))))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("3,000 rows of normal operation make 0 windows of 60 readings")
        .hasMessageContaining("after each of 99 gaps of more than 10s");
  }

  @Test
  void theNewestRowMayComeFirst() throws Exception {
    // given
    Path file =
        write(
            "time,LVL,TMP\n",
            i ->
                "%s,%s,%s"
                    .formatted(START.plusSeconds(ROWS - i), level(ROWS - i), warmth(ROWS - i)));

    // when
    TrainingResult result = train(ReadingOptions.FILES, file);

    // then
    assertThat(result.profile().interval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(result.rows()).isEqualTo(ROWS);
    assertThat(result.notes()).anyMatch(note -> note.contains("turned round"));
  }
}
