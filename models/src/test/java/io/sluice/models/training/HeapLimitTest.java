package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.models.forecast.ForecasterOptions;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapLimitTest {

  private static final HeapLimit OF_16_MIB = limit(16, 2);

  @TempDir Path folder;

  @Test
  void rowsAndWhatIsLearntMayTakeHalfOfTheHeap() {
    assertThatCode(() -> OF_16_MIB.requireSoFar(5_216, 100)).doesNotThrowAnyException();
    assertThatThrownBy(() -> OF_16_MIB.requireSoFar(20_000, 100))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessage(
            "at least 20,000 rows of 100 tags take 30 MiB, and a heap of 16 MiB holds 5,216 rows of"
                + " so many tags, or so many rows of 25 tags: give fewer rows, leave tags out"
                + " (--exclude), or give more memory (SLUICE_HEAP=76m)");
    assertThatCode(() -> OF_16_MIB.requireSoFar(20_000, 25)).doesNotThrowAnyException();
    assertThatThrownBy(() -> OF_16_MIB.requireSoFar(20_000, 26)).isNotNull();
  }

  @Test
  void soManyTagsThatTheirPairsAloneFillTheHeapAreRefused() {
    assertThatThrownBy(() -> OF_16_MIB.requireSoFar(1, 600))
        .hasMessageContaining("holds 0 rows of so many tags, or so many rows of 519 tags");
  }

  @Test
  void eachWorkerThatChoosesInputsTakesItsPart() {
    assertThatCode(() -> limit(16, 1).requireSoFar(1, 554)).doesNotThrowAnyException();
    assertThatThrownBy(() -> OF_16_MIB.requireSoFar(1, 554)).isNotNull();
  }

  @Test
  void beforeRowsAreHeldAQuarterMoreIsLetPass() {
    assertThatCode(() -> OF_16_MIB.requireRoomFor(6_500, 100)).doesNotThrowAnyException();
    assertThatThrownBy(() -> OF_16_MIB.requireSoFar(6_500, 100)).isNotNull();
    assertThatThrownBy(() -> OF_16_MIB.requireRoomFor(8_000, 100))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageStartingWith("8,000 rows of 100 tags take 12 MiB");
  }

  @Test
  void rowsToCalibrateWithAreHeldBesideThoseToLearnFrom() {
    assertThatCode(() -> OF_16_MIB.requireSoFar(3_000, 100)).doesNotThrowAnyException();
    assertThatThrownBy(() -> OF_16_MIB.beside(3_000).requireSoFar(3_000, 100))
        .hasMessageStartingWith("at least 6,000 rows of 100 tags");
  }

  @Test
  void filesToCalibrateWithAreRefusedBesideRowsThatAreHeld() throws Exception {
    // given
    Path file =
        SmallPlant.write(folder.resolve("a.csv"), SmallPlant.HEADER, SmallPlant.rows(5_000, 1));
    TrainingProgress nobody = (stage, done, total) -> {};
    Profile profile =
        TrainingRows.read(TrainingRequest.inferring("tank", List.of(file), folder), nobody)
            .profile();

    // when
    ThrowingCallable further =
        () ->
            TrainingRows.further(
                List.of(file),
                ReadingOptions.FILES,
                profile,
                Dictionaries.none(profile),
                OF_16_MIB.beside(300_000),
                nobody);

    // then
    assertThatThrownBy(further).hasMessageStartingWith("305,000 rows of ");
  }

  @Test
  void statesOfTagsCountAsWhatIsForecastFrom() {
    assertThatCode(() -> OF_16_MIB.beside(500).requireSignals(20, 20)).doesNotThrowAnyException();
    assertThatThrownBy(() -> OF_16_MIB.beside(500).requireSignals(20, 600))
        .hasMessageStartingWith(
            "500 rows of 20 tags, with 600 states and values to forecast from, take 10 MiB, and a"
                + " heap of 16 MiB holds 0 rows of so many tags, or so many rows of 17 tags");
  }

  @Test
  void rowsThatLabelsLeaveOutAreNotCounted() throws Exception {
    // given: two files, of the rows of which four of five are labelled as attack
    var files = new ArrayList<Path>();
    for (int file = 0; file < 2; file++) {
      List<String> rows = SmallPlant.rows(5_000, file);
      for (int i = 0; i < rows.size(); i++) {
        rows.set(i, rows.get(i) + (i < 4_000 ? ",attack" : ",normal"));
      }
      files.add(
          SmallPlant.write(folder.resolve(file + ".csv"), SmallPlant.HEADER + ",label", rows));
    }
    List<ReadingFile> inspected = ReadingFile.inspect(files, ReadingOptions.FILES);
    var ofFourMiB = limit(4, 2);

    // then
    assertThatCode(() -> TrainingRows.requireRoomFor(inspected, ofFourMiB, 50))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> ofFourMiB.requireRoomFor(10_000, 50)).isNotNull();
    assertThatThrownBy(() -> TrainingRows.requireRoomFor(inspected, ofFourMiB.beside(3_000), 50))
        .hasMessageStartingWith("5,000 rows of 50 tags");
  }

  @Test
  void whereTheHeapRanOutTheMessageSaysHowToTakeFewer() {
    assertThat(OF_16_MIB.beside(1000).ranOut(50))
        .hasMessage(
            "1,000 rows of 50 tags and what is learnt from them need more than the heap of 16 MiB:"
                + " give fewer rows, leave tags out (--exclude), or give more memory"
                + " (SLUICE_HEAP=32m)");
  }

  private static HeapLimit limit(int mebibytes, int workers) {
    return new HeapLimit((long) mebibytes << 20, ForecasterOptions.DEFAULT, workers, 0);
  }
}
