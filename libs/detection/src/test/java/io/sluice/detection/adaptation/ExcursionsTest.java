package io.sluice.detection.adaptation;

import static io.sluice.detection.adaptation.FollowedAsset.asset;
import static io.sluice.detection.adaptation.FollowedAsset.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.Severity;
import io.sluice.detection.detector.Adjustment;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What comes and goes has a wider range. */
class ExcursionsTest {

  /** Off by so much for so many minutes, and then normal up to the next time. */
  private static Adjustment comesAndGoes(
      FollowedAsset asset, int times, int minutes, double level, int every) {
    for (int i = 0; i < times; i++) {
      asset.minutes(minutes, level);
      asset.minutes(every - minutes, 0);
    }
    return asset.memory.adjustment();
  }

  @Test
  void theRangeOfATagThatComesAndGoesBecomesWiderAndThatIsTold() {
    // given
    var asset = asset();
    asset.minutes(10, 0);
    assertThat(comesAndGoes(asset, 1, 5, 2.5, 50).width(0)).isEqualTo(1);

    // when
    Adjustment after = comesAndGoes(asset, 3, 5, 2.5, 50);

    // then: one level wider a time, as wide as it comes, and no other tag's
    assertThat(after.width(0)).isBetween(2.9, Double.valueOf(Excursion.WIDEST));
    assertThat(after.width(1)).isEqualTo(1);
    assertThat(after.leftOut()).isNull();
    assertThat(after.drift().severity()).isEqualTo(Severity.INFO);
    assertThat(after.drift().tags()).extracting(Contributor::tag).containsExactly("LIT1");
    assertThat(reason(after.drift()))
        .matches(
            "was off for some minutes again and again: its range is [\\d.]+ times as wide, for"
                + " \\d+ (min|h)");

    // and: no wider than that, however far it is off
    assertThat(comesAndGoes(asset, 20, 5, 10, 50).width(0))
        .isEqualTo(Excursion.WIDEST, within(0.01));
  }

  @Test
  void theRangeNarrowsAgainInWeeks() {
    // given
    var asset = asset();
    Adjustment wide = comesAndGoes(asset, 4, 5, 2.5, 50);
    assertThat(wide.width(0)).isGreaterThan(2.5);

    // when
    Adjustment day = asset.minutes(1_440, 0);
    double afterADay = day.width(0);
    Adjustment after = asset.minutes(40 * 1_440, 0);

    // then
    assertThat(afterADay).isBetween(wide.width(0) - 0.1, wide.width(0) - 0.05);
    assertThat(after.widths()).isNull();
    assertThat(after.drift()).isNull();
  }

  @Test
  void whatLastsOrComesRarelyWidensNothing() {
    var lasting = asset();
    assertThat(comesAndGoes(lasting, 5, 12, 2.5, 100).widths()).isNull();

    var rare = asset();
    assertThat(comesAndGoes(rare, 4, 5, 2.5, 1_460).widths()).isNull();
  }

  @Test
  void whatIsOffBecauseOfAnotherWidensNothing() {
    // given: a level that is off most each time, and a flow and a pressure that are off with it
    var asset = asset();

    // when
    for (int minute = 0; minute < 200; minute++) {
      boolean isOff = minute % 50 < 5;
      asset.minute(isOff ? 4 : 0, isOff ? 2 : 0, isOff ? 1.3 : 0, 1, 1);
    }

    // then
    Adjustment after = asset.memory.adjustment();
    assertThat(after.width(0)).isGreaterThan(2);
    assertThat(after.width(1)).isEqualTo(1);
    assertThat(after.width(2)).isEqualTo(1);
  }

  @Test
  void nobodyKnowsHowATagWasWhileNothingCame() {
    // given
    var asset = asset();
    comesAndGoes(asset, 1, 5, 2.5, 50);
    asset.pause(Duration.ofHours(25));

    // when, then: a day is over though there was no reading in it
    assertThat(comesAndGoes(asset, 1, 5, 2.5, 50).widths()).isNull();

    // and: what nothing came after for an hour is no excursion
    asset.minutes(5, 2.5);
    asset.pause(Duration.ofHours(1));
    assertThat(asset.minutes(50, 0).widths()).isNull();
  }

  @Test
  void whatHasMovedAndComesAndGoesIsToldAsBoth() {
    // given: a level each 20 hours
    var asset = asset();
    for (int minute = 0; minute < 1_800; minute++) {
      asset.minute(minute / 1_200.0, 0, 0, 1, 1);
    }
    assertThat(reason(asset.memory.adjustment().drift())).contains("has moved", "followed for");

    // when
    for (int i = 0; i < 3; i++) {
      asset.minutes(5, 4.5);
      asset.minutes(45, 1.5);
    }

    // then: since then
    assertThat(reason(asset.memory.adjustment().drift()))
        .matches(
            "has moved by [\\d.]+ m and was off again and again: followed for \\d+ min, its range"
                + " [\\d.]+ times as wide");
  }

  @Test
  void whatComesAndGoesAboutItsBorderWidensNothing() {
    var asset = asset();

    assertThat(comesAndGoes(asset, 40, 1, 1.5, 4).widths()).isNull();
  }

  @Test
  void aLimitIsNotJudgedWhereATagComesAndGoes() {
    // given: a limit of 1.5, and a cycle that takes the tag beyond it
    int limits = 4;
    var asset = asset();
    asset.minutes(10, 0);
    var judged = new ArrayList<Boolean>();

    // when
    for (int cycle = 0; cycle < 6; cycle++) {
      for (int minute = 0; minute < 50; minute++) {
        Adjustment adjustment = asset.minute(0, 0, minute < 5 ? 2.8 : 0, 1, 1);
        if (minute == 2) {
          judged.add(adjustment.muted() == null || !adjustment.muted().get(limits));
        }
      }
    }

    // then: until it has come again
    assertThat(judged).containsExactly(true, true, false, false, false, false);
  }
}
