package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.Severity;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.scoring.Verdict;
import io.sluice.detection.scoring.WindowScorer;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import io.sluice.testbed.plant.PlantReading;
import io.sluice.testbed.plant.PlantSimulator;
import io.sluice.testbed.plant.scenario.Scenarios;
import io.sluice.testbed.plant.tag.PlantTag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the shipped bundle says of a plant while its instruments die: a second is a reading,
 * readings 0 to 899 are from the sample, whose first attack begins at {@link #ATTACK}.
 */
class DeadTagTest {

  private static final int ATTACK = (int) Duration.ofMinutes(12).toSeconds();
  private static final int FIRST_WINDOW = 59;

  /** Bridging, then the readings of the rule: then it is told. */
  private static final int TOLD_AFTER = 5 + 10;

  /** Anomalous windows in a row from which an incident opens: the on-delay. */
  private static final int OPENS = 10;

  private static Bundle bundle;
  private static List<PlantReading> plant;

  @BeforeAll
  static void run() throws Exception {
    bundle = Bundle.load(Checkout.root().resolve("models/bundles/swat/1"));
    var simulator = new PlantSimulator(4_711, Scenarios.shipped(Scenarios.SAMPLE));
    plant = IntStream.range(0, 900).mapToObj(second -> simulator.next()).toList();
  }

  @AfterAll
  static void close() {
    bundle.close();
  }

  @ParameterizedTest
  @EnumSource(PlantTag.class)
  void aTagThatDiesAndComesBackIsAFaultOfTheDataAlone(PlantTag tag) {
    // when
    List<Verdict> verdicts = judge(tag::equals, 200, 500, ATTACK);

    // then
    assertThat(longestAlarm(verdicts)).isLessThan(OPENS);
    assertThat(secondsOfDataFaults(verdicts))
        .containsExactlyElementsOf(IntStream.range(200 + TOLD_AFTER - 1, 500).boxed().toList());
    assertThat(verdicts)
        .filteredOn(verdict -> verdict.data() != null)
        .allSatisfy(
            verdict -> {
              assertThat(verdict.data().severity()).isEqualTo(Severity.INFO);
              assertThat(verdict.data().tags()).map(Contributor::tag).containsExactly(tag.name());
            });
  }

  @Test
  void aTagThatIsDeadFromTheBeginningIsToldWithTheFirstWindow() {
    // when
    List<Verdict> verdicts = judge(PlantTag.LIT401::equals, 0, 300, 300);

    // then
    assertThat(longestAlarm(verdicts)).isLessThan(OPENS);
    assertThat(verdicts.getFirst().data().tags())
        .map(Contributor::reason)
        .containsExactly("has had no value for at least 60 readings");
  }

  @Test
  void morePartsOfThePlantThatDieAreWorse() {
    // when
    List<Verdict> quarter = judge(tag -> tag.ordinal() % 4 == 0, 200, 500, ATTACK);
    List<Verdict> half = judge(tag -> tag.ordinal() % 2 == 0, 200, 500, ATTACK);
    List<Verdict> all = judge(tag -> true, 200, 500, 500);

    // then: 13, 26 and 51 of 51 tags
    assertThat(worstData(quarter)).isEqualTo(Severity.WARNING);
    assertThat(worstData(half)).isEqualTo(Severity.CRITICAL);
    assertThat(worstData(all)).isEqualTo(Severity.CRITICAL);
    assertThat(all.getLast().ratio()).isZero();
    assertThat(List.of(quarter, half, all))
        .allSatisfy(verdicts -> assertThat(longestAlarm(verdicts)).isLessThan(OPENS));
  }

  @Test
  void anAttackIsSeenWhileATagIsDead() {
    // given: pumps P501 and P502 are stopped; one of their own stage's sensors is dead
    int all = plant.size();

    // when
    List<Verdict> verdicts = judge(PlantTag.AIT502::equals, 200, all, all);

    // then
    assertThat(longestAlarm(verdicts.subList(0, ATTACK - FIRST_WINDOW))).isLessThan(OPENS);
    assertThat(longestAlarm(verdicts.subList(ATTACK - FIRST_WINDOW, verdicts.size())))
        .isGreaterThan(OPENS);
    assertThat(worstData(verdicts)).isEqualTo(Severity.INFO);
  }

  private static Severity worstData(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(verdict -> verdict.data() != null)
        .map(verdict -> verdict.data().severity())
        .max(Severity::compareTo)
        .orElse(Severity.NONE);
  }

  private static int longestAlarm(List<Verdict> verdicts) {
    int longest = 0;
    int run = 0;
    for (Verdict verdict : verdicts) {
      run = verdict.severity().isAnomalous() ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static TreeSet<Integer> secondsOfDataFaults(List<Verdict> verdicts) {
    var seconds = new TreeSet<Integer>();
    for (int i = 0; i < verdicts.size(); i++) {
      if (verdicts.get(i).data() != null) {
        seconds.add(FIRST_WINDOW + i);
      }
    }
    return seconds;
  }

  /** Verdicts on the windows up to a second, of a plant some of whose tags are dead for a time. */
  private static List<Verdict> judge(Predicate<PlantTag> dead, int from, int to, int end) {
    List<PlantTag> tags =
        bundle.profile().tags().stream().map(Tag::name).map(PlantTag::valueOf).toList();
    var ring = new WindowRing(bundle.profile());
    var verdicts = new ArrayList<Verdict>();
    try (var scorer = new WindowScorer(bundle, 1)) {
      for (int second = 0; second < end; second++) {
        PlantReading reading = plant.get(second);
        boolean lost = second >= from && second < to;
        double[] values =
            tags.stream()
                .mapToDouble(tag -> lost && dead.test(tag) ? Double.NaN : reading.value(tag))
                .toArray();
        if (ring.offer(reading.time().toEpochMilli(), values, second) == Admission.WINDOW) {
          scorer.add(ring);
          verdicts.addAll(scorer.score());
        }
      }
    }
    return verdicts;
  }
}
