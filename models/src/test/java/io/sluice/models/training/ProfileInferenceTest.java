package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.models.training.ProfileInference.Inferred;
import io.sluice.models.window.Stretch;
import io.sluice.sources.value.FieldReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfileInferenceTest {

  @Test
  void tellsKindResolutionAndRange() throws TrainingFailedException {
    // given
    double[][] rows = {
      {20.5, 1, 3, Double.NaN, 100.25},
      {20.7, 2, 3, Double.NaN, 100.25},
      {20.2, 1, 3, Double.NaN, 100.25},
      {20.25, 0, 3, Double.NaN, 100.25}
    };

    // when
    Inferred inferred =
        ProfileInference.infer(
            "p",
            ProfileKind.SIGNALS,
            null,
            List.of("temp", "valve", "mode", "empty", "still"),
            Set.of(),
            List.of(everySecond(rows)));

    // then
    assertThat(inferred.profile().tags())
        .containsExactly(
            new Tag("temp", null, TagKind.CONTINUOUS, 0.05, null, null, null),
            new Tag("valve", null, TagKind.DISCRETE, 1, null, null, null),
            new Tag("mode", null, TagKind.DISCRETE, 1, null, null, null),
            new Tag("still", null, TagKind.CONTINUOUS, 0.10025, null, null, null));
    assertThat(inferred.columns()).containsExactly(0, 1, 2, 4);
    assertThat(inferred.notes())
        .containsExactly(
            "columns without a single value are left out: empty",
            "columns that never change are kept, any change counts from their resolution on: mode,"
                + " still",
            "windows have 6 readings instead of 60, for 4 rows are few (--window says otherwise)");
  }

  private static Inferred infer(List<String> tags, Stretch stretch) throws TrainingFailedException {
    return ProfileInference.infer("p", null, null, tags, Set.of(), List.of(stretch));
  }

  @Test
  void whatWasSeenIsNotWhatASensorCanShow() throws TrainingFailedException {
    // when
    Inferred inferred = infer(List.of("level"), everySecond(new double[][] {{1.5}, {2.5}, {2}}));

    // then: or a training by this profile would take them for the ends of its limits
    Tag level = inferred.profile().tags().getFirst();
    assertThat(level.low()).isNull();
    assertThat(level.high()).isNull();
  }

  @Test
  void aTagThatIsOnOrOffUnderstandsTheWordsForThat() throws TrainingFailedException {
    // when
    Inferred inferred = infer(List.of("pump"), everySecond(new double[][] {{0}, {1}, {0}}));

    // then
    assertThat(FieldReader.of(inferred.profile().tags().getFirst()).number("ON")).isEqualTo(1);
  }

  @Test
  void whatHasMoreDigitsThanASensorIsTakenToThreeOfThem() throws TrainingFailedException {
    // given a pressure as a simulator writes it, and one as a gauge does
    double[][] rows = {
      {2.979773463, 2.97, 1e-9}, {2.979773465, 2.98, 3e-9}, {2.981204772, 2.98, 2e-9}
    };

    // when
    Inferred inferred = infer(List.of("computed", "gauge", "tiny"), everySecond(rows));

    // then
    assertThat(inferred.profile().tags())
        .extracting(Tag::resolution)
        .containsExactly(0.00596241, 0.01, 1e-9);
    assertThat(inferred.notes()).anyMatch(note -> note.endsWith("says otherwise): computed"));
  }

  @Test
  void rowsThatShareTheirInstantAreEventsAndTextsAreCategories() throws TrainingFailedException {
    // given: four flows a second
    double[][] rows = {{1, 60.5}, {0, 61}, {1, 62}, {2, 60}, {0, 60}, {0, 64}, {1, 66}, {0, 60}};
    var stretch = new Stretch(new long[] {1000, 1000, 1000, 1000, 2000, 2000, 2000, 2000}, rows);

    // when
    Inferred inferred =
        ProfileInference.infer(
            "flows", null, null, List.of("proto", "bytes"), Set.of("proto"), List.of(stretch));

    // then
    assertThat(inferred.profile().kind()).isEqualTo(ProfileKind.EVENTS);
    assertThat(inferred.profile().interval()).isEqualTo(Duration.ofMillis(125));
    assertThat(inferred.profile().tags())
        .extracting(Tag::kind)
        .containsExactly(TagKind.CATEGORICAL, TagKind.CONTINUOUS);
    assertThat(inferred.notes())
        .anyMatch(note -> note.startsWith("columns of texts") && note.endsWith(": proto"))
        .anyMatch(note -> note.startsWith("6 of 8 rows share their instant"));
  }

  @Test
  void aPersonMayCallThemSignals() throws TrainingFailedException {
    // given
    var stretch =
        new Stretch(new long[] {1000, 1000, 1000, 2000}, new double[][] {{1}, {2}, {3}, {4}});

    // when
    Inferred inferred =
        ProfileInference.infer(
            "p", ProfileKind.SIGNALS, null, List.of("x"), Set.of(), List.of(stretch));

    // then
    assertThat(inferred.profile().kind()).isEqualTo(ProfileKind.SIGNALS);
  }

  @Test
  void manyWholeNumbersAreAMeasurement() throws TrainingFailedException {
    // given
    var rows = new double[50][1];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = 3 * i % 50;
    }

    // when
    Inferred inferred = infer(List.of("counts"), everySecond(rows));

    // then
    assertThat(inferred.profile().tags().getFirst().kind()).isEqualTo(TagKind.CONTINUOUS);
  }

  @Test
  void theIntervalIsTheMedianStepWhateverTheGaps() throws TrainingFailedException {
    // given
    var stretch =
        new Stretch(
            new long[] {0, 1000, 2000, 2000, 1500, 3000, 900_000, 901_000}, new double[8][1]);

    // when
    Inferred inferred = infer(List.of("x"), stretch);

    // then
    assertThat(inferred.profile().interval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(inferred.profile().maxGap()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void withoutValuesThereIsNoProfile() {
    // given
    Stretch stretch = everySecond(new double[][] {{Double.NaN}, {Double.NaN}});

    // when
    var columns = List.of("x");

    // then
    assertThatThrownBy(() -> infer(columns, stretch))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("no column has values");
  }

  private static Stretch everySecond(double[][] rows) {
    var times = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      times[i] = 1000L * i;
    }
    return new Stretch(times, rows);
  }
}
