package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.detection.window.Admission;
import io.sluice.scoring.plant.SmallBundle;
import io.sluice.scoring.plant.SmallPlant;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Assets whose clocks are wrong, readings that come late or twice: all that is counted, too. */
class ClocksIT {

  private static final Duration YEAR = Duration.ofDays(365);
  private static final int WARMING = SmallPlant.WINDOW - 1;

  @TempDir static Path bundles;

  private final List<Reading> readings = new ArrayList<>();
  @AutoClose private final Scenario scenario = new Scenario(bundles);

  @BeforeAll
  static void train() {
    SmallBundle.write(bundles);
  }

  @Test
  void clocks_of_assets_that_are_decades_apart() {
    // given
    int assets = 10;
    int seconds = 30;
    for (int second = 0; second < seconds; second++) {
      for (int asset = 0; asset < assets; asset++) {
        readings.add(shifted("years-" + asset, second, YEAR.multipliedBy(5L * asset)));
      }
    }

    // when
    var scores = replayDisturbed();

    // then
    assertThat(scores).hasSize(assets * (seconds - WARMING));
    assertThat(scores.values().stream().map(Score::windowEnd).max(Instant::compareTo))
        .hasValue(SmallPlant.START.plus(YEAR.multipliedBy(45)).plusSeconds(seconds - 1));
    assertReadings(
        Map.of(
            Admission.WARMING, assets * WARMING, Admission.WINDOW, assets * (seconds - WARMING)));
  }

  /**
   * The year ahead is a new window; ten readings in a row that are behind it put the clock right.
   */
  @Test
  void a_clock_that_jumps_a_year_ahead_and_back() {
    // given
    for (int second = 0; second < 20; second++) {
      send(second, Duration.ZERO);
    }
    for (int second = 20; second < 40; second++) {
      send(second, YEAR);
    }
    for (int second = 40; second < 70; second++) {
      send(second, Duration.ZERO);
    }

    // when
    var scores = replayDisturbed();

    // then
    Set<Instant> ends = scores.values().stream().map(Score::windowEnd).collect(Collectors.toSet());
    int believed = 49; // the tenth of those that are back
    assertThat(ends)
        .isEqualTo(
            Stream.of(
                    seconds(WARMING, 20),
                    seconds(20 + WARMING, 40).map(time -> time.plus(YEAR)),
                    seconds(believed + WARMING, 70))
                .flatMap(times -> times)
                .collect(Collectors.toSet()));
    assertThat(scores.values().stream().filter(score -> score.first() != null))
        .extracting(Score::windowEnd)
        .as("where the window had begun anew")
        .containsExactlyInAnyOrder(
            SmallPlant.START.plusSeconds(WARMING),
            SmallPlant.START.plusSeconds(20 + WARMING).plus(YEAR),
            SmallPlant.START.plusSeconds(believed + WARMING));
    assertReadings(
        Map.of(
            Admission.WARMING, 3 * WARMING, Admission.TOO_LATE, 9, Admission.WINDOW, 13 + 13 + 14));
  }

  /** One reading from the future costs the ten that disprove it and a window to warm up. */
  @Test
  void one_reading_from_the_future() {
    // given
    for (int second = 0; second < 20; second++) {
      send(second, Duration.ZERO);
    }
    send(20, YEAR);
    for (int second = 21; second < 50; second++) {
      send(second, Duration.ZERO);
    }

    // when
    var scores = replayDisturbed();

    // then
    assertThat(scores).hasSize(13 + 13);
    assertReadings(
        Map.of(
            Admission.WARMING, WARMING + 1 + WARMING, Admission.TOO_LATE, 9, Admission.WINDOW, 26));
  }

  @Test
  void late_readings_and_doubles() {
    // given: five seconds of grace
    for (int second = 0; second < 60; second++) {
      if (second % 20 != 12 && second % 20 != 13) {
        send(second, Duration.ZERO);
      }
      if (second % 20 == 14) {
        send(second - 1, Duration.ZERO); // sorted in
        send(second - 1, Duration.ZERO); // once
        send(second, Duration.ZERO); // a double of the newest
      }
      if (second % 20 == 19) {
        send(second - 7, Duration.ZERO); // too late by two seconds
      }
    }

    // when
    replayDisturbed();

    // then
    assertReadings(
        Map.of(
            Admission.WARMING, WARMING,
            Admission.SORTED_IN, 3,
            Admission.DUPLICATE, 6,
            Admission.TOO_LATE, 3,
            Admission.WINDOW, 60 - 2 * 3 - WARMING));
  }

  private static Stream<Instant> seconds(int from, int to) {
    return IntStream.range(from, to).mapToObj(SmallPlant.START::plusSeconds);
  }

  private void send(int second, Duration shift) {
    readings.add(shifted("jumping", second, shift));
  }

  private static Reading shifted(String asset, int second, Duration shift) {
    var reading = SmallPlant.complete(asset, 1, second);
    return new Reading(
        asset, reading.profile(), reading.time().plus(shift), reading.values(), null, null);
  }

  /** With workers that are replaced three times on the way; equal to what one alone commits. */
  private Map<String, Score> replayDisturbed() {
    var scores = scenario.replay(readings, 4);
    SameScores.assertSame(scores, Scenario.undisturbed(bundles, readings));
    return scores;
  }

  /** Exactly these, and none of the others. */
  private void assertReadings(Map<Admission, Integer> expected) {
    var counted = new EnumMap<Admission, Integer>(Admission.class);
    for (var admission : Admission.values()) {
      int count =
          (int)
              scenario.counted(
                  "sluice.scoring.readings",
                  "outcome",
                  admission.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      if (count > 0) {
        counted.put(admission, count);
      }
    }
    assertThat(counted).isEqualTo(expected);
  }
}
