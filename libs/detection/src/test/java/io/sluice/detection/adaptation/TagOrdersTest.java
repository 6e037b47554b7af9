package io.sluice.detection.adaptation;

import static io.sluice.detection.adaptation.FollowedAsset.PATIENCE;
import static io.sluice.detection.adaptation.FollowedAsset.adaptation;
import static io.sluice.detection.adaptation.FollowedAsset.asset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.SideFinding;
import io.sluice.detection.detector.Adjustment;
import io.sluice.detection.detector.TagOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What people say of tags that are followed or left out, on the plant of {@link FollowedAsset}. */
class TagOrdersTest {

  private static final TagOrder LEARN = learn("LIT1");
  private static final TagOrder REPAIRED = new TagOrder(TagOrder.Kind.REPAIRED, Set.of("LIT1"));

  private static TagOrder learn(String... tags) {
    return new TagOrder(TagOrder.Kind.LEARN, Set.of(tags));
  }

  /** A level that stands 5 levels off for so long that it is left out. */
  private static FollowedAsset replacedSensor() {
    var asset = asset();
    asset.minutes(PATIENCE + 1, 5);
    assertThat(asset.memory.adjustment().isLeftOut(0)).isTrue();
    return asset;
  }

  @Test
  void aTagThatIsLearntIsNormalWhereItStandsAndJudgedFromThere() {
    // given
    FollowedAsset asset = replacedSensor();

    // when
    boolean isDone = asset.memory.obey(LEARN);

    // then: told no more at once, judged as soon as it is known where it stands
    assertThat(isDone).isTrue();
    assertThat(asset.memory.adjustment().drift()).isNull();
    assertThat(asset.memory.adjustment().isLeftOut(0)).isTrue();
    Adjustment learnt = asset.minutes(Ordered.LOOKS, 5);
    assertThat(learnt.isLeftOut(0)).isFalse();
    assertThat(learnt.offset(0)).isCloseTo(5, within(0.2));
    assertThat(learnt.drift()).isNull();

    // and: for good, and another shift from there is one
    assertThat(asset.minutes(PATIENCE + 1, 5).drift()).isNull();
    Adjustment again = asset.minutes(PATIENCE + 1, 9);
    assertThat(again.isLeftOut(0)).isTrue();
    assertThat(again.drift().tags()).extracting(Contributor::tag).containsExactly("LIT1");
  }

  @Test
  void whatIsFollowedIsNormalAtOnce() {
    // given
    var asset = asset();
    for (int minute = 0; minute < 2_000; minute++) {
      asset.minutes(1, minute / 1_000.0);
    }
    Adjustment told = asset.memory.adjustment();
    assertThat(told.drift()).isNotNull();

    // when
    boolean isDone = asset.memory.obey(LEARN);

    // then: it is judged as before, and nothing is told of it
    assertThat(isDone).isTrue();
    assertThat(asset.memory.adjustment().drift()).isNull();
    assertThat(asset.memory.adjustment().offset(0)).isCloseTo(told.offset(0), within(1e-6));
  }

  @Test
  void aStateThatIsLearntBreaksNoRuleAnyMore() {
    // given: a valve in a state that training never had, with a pump it was never seen with
    var asset = asset();
    for (int minute = 0; minute <= PATIENCE; minute++) {
      asset.minute(0, 0, 0, 3, 1);
    }
    assertThat(asset.memory.adjustment().isLeftOut(FollowedAsset.VALVE)).isTrue();

    // when
    asset.memory.obey(learn("MV1"));
    Adjustment learnt = asset.minute(0, 0, 0, 3, 1);

    // then
    assertThat(learnt.isLeftOut(FollowedAsset.VALVE)).isFalse();
    assertThat(learnt.muted().cardinality()).isEqualTo(1);
    for (int minute = 0; minute <= PATIENCE; minute++) {
      assertThat(asset.minute(0, 0, 0, 3, 1).drift()).isNull();
    }
  }

  @Test
  void aFrozenTagThatIsLearntIsNoFaultOfTheData() {
    // given
    var asset = asset();
    for (int reading = 0; reading <= 6 * PATIENCE + 6; reading++) {
      asset.offer(0, 3, 0, 1, 1);
    }
    assertThat(asset.memory.adjustment().frozen()).isNotNull();

    // when
    asset.memory.obey(learn("FIT1"));

    // then
    assertThat(asset.memory.adjustment().frozen()).isNull();
    for (int reading = 0; reading <= 6 * PATIENCE; reading++) {
      asset.offer(0, 3, 0, 1, 1);
    }
    assertThat(asset.memory.adjustment().frozen()).isNull();
    assertThat(asset.memory.adjustment().isLeftOut(1)).isFalse();
  }

  @Test
  void aRuleAboutSeveralTagsIsNotHeldToOnceOneOfThemIsLearnt() {
    // given
    var asset = asset();
    for (int minute = 0; minute <= PATIENCE; minute++) {
      asset.minute(0, 0, 0, 1, 2);
    }
    assertThat(asset.memory.adjustment().drift()).isNotNull();

    // when
    asset.memory.obey(learn("P1"));

    // then
    assertThat(asset.memory.adjustment().drift()).isNull();
    assertThat(asset.minutes(PATIENCE + 1, 0).muted().cardinality()).isEqualTo(1);
  }

  @Test
  void whatWasRepairedIsJudgedAtOnceAsTheBundleSays() {
    // given
    FollowedAsset asset = replacedSensor();

    // when
    boolean isDone = asset.memory.obey(REPAIRED);

    // then
    assertThat(isDone).isTrue();
    Adjustment repaired = asset.memory.adjustment();
    assertThat(repaired.isLeftOut(0)).isFalse();
    assertThat(repaired.offset(0)).isZero();
    assertThat(repaired.drift()).isNull();

    // and: one that was not is left out again
    assertThat(asset.minutes(PATIENCE + 1, 5).isLeftOut(0)).isTrue();
  }

  @Test
  void whatWasLearntIsForgottenOnceItIsRepaired() {
    // given
    FollowedAsset asset = replacedSensor();
    asset.memory.obey(LEARN);
    asset.minutes(Ordered.LOOKS, 5);

    // when
    boolean isDone = asset.memory.obey(REPAIRED);

    // then
    assertThat(isDone).isTrue();
    assertThat(asset.memory.adjustment().offset(0)).isZero();
  }

  @Test
  void whatIsNotToldYetIsForgottenWithARepair() {
    // given: followed by less than is told
    var asset = asset();
    asset.minutes(30, 1);
    assertThat(asset.memory.adjustment().drift()).isNull();
    assertThat(asset.memory.adjustment().offset(0)).isPositive();

    // when
    boolean isDone = asset.memory.obey(REPAIRED);

    // then: it says so, for what has changed is stored
    assertThat(isDone).isTrue();
    assertThat(asset.memory.adjustment().offset(0)).isZero();
  }

  /** A level that was off by 2.5 levels four times, for five minutes each. */
  private static FollowedAsset cycle() {
    var asset = asset();
    for (int i = 0; i < 4; i++) {
      asset.minutes(5, 2.5);
      asset.minutes(45, 0);
    }
    assertThat(asset.memory.adjustment().width(0)).isGreaterThan(2.5);
    assertThat(asset.memory.adjustment().drift()).isNotNull();
    return asset;
  }

  @Test
  void aRangeThatIsLearntStaysWide() {
    // given
    FollowedAsset asset = cycle();
    double wide = asset.memory.adjustment().width(0);

    // when
    boolean isDone = asset.memory.obey(LEARN);

    // then: told no more, and no narrower after weeks
    assertThat(isDone).isTrue();
    assertThat(asset.memory.adjustment().drift()).isNull();
    Adjustment later = asset.minutes(30 * 1_440, 0);
    assertThat(later.width(0)).isEqualTo(wide);
    assertThat(later.drift()).isNull();
  }

  @Test
  void aLimitIsNotToldWhereARangeIsLearnt() {
    // given: a limit of 1.5
    var asset = asset();
    for (int cycle = 0; cycle < 4; cycle++) {
      cycle(asset);
    }
    assertThat(asset.memory.adjustment().drift()).isNotNull();

    // when
    asset.memory.obey(learn("PIT1"));

    // then
    for (int cycle = 0; cycle < 4; cycle++) {
      assertThat(cycle(asset)).isEmpty();
    }
    assertThat(asset.memory.adjustment().width(2)).isGreaterThan(2);
  }

  /** A pressure of 2.8 for five minutes of fifty; what is told meanwhile. */
  private static List<SideFinding> cycle(FollowedAsset asset) {
    var told = new ArrayList<SideFinding>();
    for (int minute = 0; minute < 50; minute++) {
      SideFinding drift = asset.minute(0, 0, minute < 5 ? 2.8 : 0, 1, 1).drift();
      if (drift != null) {
        told.add(drift);
      }
    }
    return told;
  }

  @Test
  void aTagThatCameAndWentAndIsLearntWhereItStandsIsToldNoMore() {
    // given: wider, and then off for good
    FollowedAsset asset = cycle();
    asset.minutes(PATIENCE + 1, 5);
    assertThat(asset.memory.adjustment().isLeftOut(0)).isTrue();

    // when
    asset.memory.obey(LEARN);
    Adjustment learnt = asset.minutes(Ordered.LOOKS, 5);

    // then
    assertThat(learnt.isLeftOut(0)).isFalse();
    assertThat(learnt.drift()).isNull();
    assertThat(learnt.widths()).isNull();
  }

  @Test
  void aRangeIsAsItWasTrainedOnceTheTagIsRepaired() {
    // given
    FollowedAsset asset = cycle();

    // when
    boolean isDone = asset.memory.obey(REPAIRED);

    // then
    assertThat(isDone).isTrue();
    assertThat(asset.memory.adjustment().widths()).isNull();
    assertThat(asset.memory.adjustment().drift()).isNull();
  }

  @Test
  void ofWhatNothingIsToldNothingIsDone() {
    // given
    FollowedAsset asset = replacedSensor();
    byte[] before = asset.memory.snapshot();

    // when
    boolean isDone = asset.memory.obey(learn("FIT1", "nobody's"));

    // then
    assertThat(isDone).isFalse();
    assertThat(asset.memory.snapshot()).isEqualTo(before);
    assertThat(asset().memory.obey(LEARN)).isFalse();
  }

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void aMemoryThatIsRestoredAfterAnOrderGoesOnAsIfNothingHadBeen(
      @ForAll @IntRange(min = 0, max = 8_999) int restart, @ForAll long seed) {
    // given
    var adaptation = adaptation();
    var undisturbed = new FollowedAsset(adaptation.memory("a"));
    var restarted = new FollowedAsset(adaptation.memory("a"));
    var random = new Random(seed);
    double[] at = {0, 0, 0, 1, 1};
    String[] names = {"LIT1", "FIT1", "PIT1", "MV1", "P1"};
    for (int reading = 0; reading < 9_000; reading++) {
      if (random.nextInt(3_000) == 0) {
        at[random.nextInt(3)] = 4 * random.nextGaussian();
        at[FollowedAsset.VALVE] = 1 + random.nextInt(3);
      }
      if (random.nextInt(500) == 0) {
        var kind = TagOrder.Kind.values()[random.nextInt(2)];
        var order = new TagOrder(kind, Set.of(names[random.nextInt(5)]));
        assertThat(restarted.memory.obey(order)).isEqualTo(undisturbed.memory.obey(order));
      }
      double[] values = at.clone();
      values[0] += random.nextGaussian() / 10;
      values[1] += reading / 60 % 5 == 0 ? 2 : 0;

      // when
      if (reading == restart) {
        restarted.restart(adaptation);
      }
      undisturbed.offer(values);
      restarted.offer(values);

      // then
      restarted.assertIsAdjustedAs(undisturbed);
    }
    assertThat(restarted.memory.snapshot()).isEqualTo(undisturbed.memory.snapshot());
  }
}
