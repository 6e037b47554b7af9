package io.sluice.detection.adaptation;

import static io.sluice.detection.adaptation.FollowedAsset.PATIENCE;
import static io.sluice.detection.adaptation.FollowedAsset.PUMP;
import static io.sluice.detection.adaptation.FollowedAsset.VALVE;
import static io.sluice.detection.adaptation.FollowedAsset.WINDOW;
import static io.sluice.detection.adaptation.FollowedAsset.adaptation;
import static io.sluice.detection.adaptation.FollowedAsset.asset;
import static io.sluice.detection.adaptation.FollowedAsset.reason;
import static io.sluice.detection.adaptation.FollowedAsset.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.Severity;
import io.sluice.contracts.SideFinding;
import io.sluice.detection.detector.Adjustment;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.rule.RuleJudge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What shifts is followed, what stands off is left out. */
class AdaptationTest {

  @Test
  void whatIsNormalIsNeitherFollowedNorTold() {
    Adjustment after = asset().minutes(1_000, 0);

    assertThat(after.drift()).isNull();
    assertThat(after.frozen()).isNull();
    assertThat(after.leftOut()).isNull();
    assertThat(after.offset(0)).isBetween(-0.1, 0.1);
  }

  @Test
  void aSlowRampIsFollowedAndTold() {
    // given: a level each 20 hours
    var asset = asset();
    for (int minute = 0; minute < 6_000; minute++) {
      // when
      Adjustment adjustment = asset.minute(minute / 1_200.0, 0, 0, 1, 1);

      // then: it lags by what it does in eight hours
      assertThat(minute / 1_200.0 - adjustment.offset(0)).isBetween(-0.1, 0.5);
      assertThat(adjustment.leftOut()).isNull();
    }
    SideFinding drift = asset.memory.adjustment().drift();
    assertThat(drift.severity()).isEqualTo(Severity.INFO);
    assertThat(drift.tags()).extracting(Contributor::tag).containsExactly("LIT1");
    assertThat(reason(drift))
        .matches(
            "has moved by 4\\.\\d+ m from what the rest of the plant says, followed for 3 days");
  }

  @Test
  void anAttackOfMinutesIsNotFollowed() {
    var asset = asset();
    asset.minutes(300, 0);

    Adjustment after = asset.minutes(40, 40);

    assertThat(after.offset(0)).isLessThan(0.1);
    assertThat(after.drift()).isNull();
    assertThat(after.leftOut()).isNull();
  }

  @Test
  void whatStandsOffForGoodIsLeftOutUntilItIsRepaired() {
    var asset = asset();
    asset.minutes(10, 0);
    assertThat(asset.minutes(PATIENCE - 1, 20).isLeftOut(0)).isFalse();

    // when
    Adjustment out = asset.minutes(2, 20);

    // then
    assertThat(out.isLeftOut(0)).isTrue();
    assertThat(reason(out.drift()))
        .matches("has been off by [\\d.]+ m for \\d+ (min|h): the rest is judged without it");
    assertThat(out.drift().severity()).isEqualTo(Severity.INFO);

    // when
    assertThat(asset.minutes(PATIENCE - 10, 0).isLeftOut(0)).isTrue();
    Adjustment repaired = asset.minutes(PATIENCE, 0);

    // then
    assertThat(repaired.leftOut()).isNull();
  }

  @Test
  void noMoreThanHalfOfTheTagsAreLeftOut() {
    var asset = asset();

    for (int minute = 0; minute < 600; minute++) {
      asset.minute(20, 20, 20, 1, 1);
    }

    Adjustment after = asset.memory.adjustment();
    assertThat(List.of(after.isLeftOut(0), after.isLeftOut(1), after.isLeftOut(2)))
        .containsOnlyOnce(false);
    assertThat(after.drift().severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void aStateNeverSeenThatGoesOnIsToldAndTheRestIsJudged() {
    var asset = asset();

    for (int minute = 0; minute <= PATIENCE; minute++) {
      asset.minute(0, 0, 0, 7, 1);
    }

    Adjustment after = asset.memory.adjustment();
    assertThat(after.isLeftOut(VALVE)).isTrue();
    assertThat(reason(after.drift()))
        .isEqualTo("left out of judging for 8 h: state 7 was never seen in training");
  }

  @Test
  void aTagThatCreepsOverItsLimitIsToldAndAStepBeyondIsBroken() {
    // given: a level each ten hours
    int limits = 4;
    var asset = asset();
    for (int minute = 0; minute < 1_800; minute++) {
      double pressure = minute / 600.0;

      // when
      Adjustment adjustment = asset.minute(0, 0, pressure, 1, 1);

      // then
      assertThat(pressure < 0.9 || adjustment.muted().get(limits)).isTrue();
    }
    assertThat(asset.memory.adjustment().drift().tags())
        .extracting(Contributor::tag)
        .containsExactly("PIT1");

    // when
    asset.minute(0, 0, 8, 1, 1);
    Adjustment step = asset.minute(0, 0, 8, 1, 1);

    // then
    assertThat(step.muted()).isNull();
    RuleJudge judge = rules().judge(1);
    judge.adjust(0, step);
    judge.observe(0, asset.ring);
    assertThat(judge.broken(0, 0)).isEqualTo(limits);
  }

  @Test
  void aTagThatIsFarBeyondItsLimitFromTheFirstLookOnIsJudged() {
    // given: an attack that was under way when the asset was seen first
    int limits = 4;
    var asset = asset();

    // when
    Adjustment after = Adjustment.NONE;
    for (int minute = 0; minute < 10; minute++) {
      after = asset.minute(0, 0, 8, 1, 1);
    }

    // then
    assertThat(after.muted()).isNull();
    RuleJudge judge = rules().judge(1);
    judge.adjust(0, after);
    judge.observe(0, asset.ring);
    assertThat(judge.broken(0, 0)).isEqualTo(limits);
  }

  @Test
  void aLimitThatIsNotJudgedIsNotAfterARestartEither() {
    // given: a level each ten hours, near the limit and then beyond
    var asset = asset();
    int nearOrBeyond = 0;
    for (int minute = 0; minute < 1_200; minute++) {
      asset.minute(0, 0, minute / 600.0, 1, 1);
      if (minute % 50 != 0) {
        continue;
      }
      Memory before = asset.memory;

      // when
      asset.memory = adaptation().restore("a", before.snapshot());

      // then
      assertThat(asset.memory.snapshot()).isEqualTo(before.snapshot());
      assertThat(asset.memory.adjustment().muted()).isEqualTo(before.adjustment().muted());
      assertThat(asset.memory.adjustment().drift()).isEqualTo(before.adjustment().drift());
      nearOrBeyond += before.adjustment().muted() == null ? 0 : 1;
    }
    assertThat(nearOrBeyond).isGreaterThan(10);
  }

  @Test
  void aFrozenTagIsAFaultOfTheData() {
    var asset = asset();

    for (int reading = 0; reading < WINDOW * (PATIENCE + 1); reading++) {
      asset.offer(asset.noise(), 0, asset.noise(), 1, 1);
    }

    Adjustment after = asset.memory.adjustment();
    assertThat(after.isLeftOut(1)).isTrue();
    assertThat(after.drift()).isNull();
    assertThat(reason(after.frozen()))
        .isEqualTo("left out of judging for 8 h: has not changed for 6 readings");
  }

  @Test
  void aRuleAboutSeveralTagsIsMutedUntilItIsKept() {
    var asset = asset();
    for (int minute = 0; minute <= PATIENCE; minute++) {
      asset.minute(0, 0, 0, 1, 2);
    }
    Adjustment muted = asset.memory.adjustment();
    assertThat(muted.muted().cardinality()).isEqualTo(1);
    assertThat(muted.isLeftOut(VALVE) || muted.isLeftOut(PUMP)).isFalse();
    assertThat(muted.drift().tags()).extracting(Contributor::tag).containsExactly("MV1", "P1");

    // when
    Adjustment kept = asset.minutes(PATIENCE, 0);

    // then
    assertThat(kept.muted()).isNull();
    assertThat(kept.drift()).isNull();
  }

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void aMemoryThatIsRestoredGoesOnAsIfNothingHadBeen(
      @ForAll @IntRange(min = 0, max = 9_000) int restart, @ForAll long seed) {
    // given: tags that stand off and come back, a state never seen, a combination
    var adaptation = adaptation();
    var undisturbed = new FollowedAsset(adaptation.memory("a"));
    var restarted = new FollowedAsset(adaptation.memory("a"));
    var random = new Random(seed);
    double[] at = {0, 0, 0, 1, 1};
    var told = new ArrayList<SideFinding>();
    for (int reading = 0; reading < 9_000; reading++) {
      if (random.nextInt(3_000) == 0) {
        at[2 * random.nextInt(2)] = random.nextBoolean() ? 0 : 4 * random.nextGaussian();
        at[VALVE] = 1 + random.nextInt(3);
        at[PUMP] = 1 + random.nextInt(2);
      }
      double[] values = at.clone();
      values[1] += (reading / 60 % 5 == 0 ? 2 : 0) + random.nextGaussian() / 10;
      values[0] += random.nextGaussian() / 10;

      // when
      if (reading == restart) {
        restarted.restart(adaptation);
      }
      undisturbed.offer(values);
      restarted.offer(values);

      // then
      restarted.assertIsAdjustedAs(undisturbed);
      Adjustment expected = undisturbed.memory.adjustment();
      told.add(expected.drift() == null ? expected.frozen() : expected.drift());
    }
    assertThat(restarted.memory.snapshot()).isEqualTo(undisturbed.memory.snapshot());
    assertThat(told).anyMatch(finding -> finding != null);
    assertThat(undisturbed.memory.adjustment().width(1)).isGreaterThan(1);
  }

  @Test
  void bytesThatAreNoSnapshotAreRefused() {
    var asset = asset();
    asset.minutes(600, 20);
    byte[] snapshot = asset.memory.snapshot();
    byte[] cut = Arrays.copyOf(snapshot, snapshot.length - 1);
    byte[] longer = Arrays.copyOf(snapshot, snapshot.length + 1);
    byte[] other = snapshot.clone();
    other[0]++;

    for (byte[] bytes : List.of(cut, longer, other, new byte[0])) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> adaptation().restore("a", bytes))
          .withMessageContaining("no snapshot of an adaptation's memory");
    }
  }

  @Test
  void aRuleThatTheBundleDoesNotHaveIsNotLookedForLater() {
    // given: a rule about two tags that has been broken for ten minutes is what comes last
    var asset = asset();
    for (int minute = 0; minute < 10; minute++) {
      asset.minute(0, 0, 0, 1, 2);
    }
    byte[] snapshot = asset.memory.snapshot();
    int bytesOfRule = 2 * Integer.BYTES + Long.BYTES + Double.BYTES;
    adaptation().restore("a", snapshot);

    // when
    snapshot[snapshot.length - bytesOfRule] = 99;

    // then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> adaptation().restore("a", snapshot))
        .withMessageContaining("no snapshot of an adaptation's memory");
  }
}
