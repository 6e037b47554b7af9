package io.sluice.incidents.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Severity;
import io.sluice.incidents.burst.BurstPolicy.Counted;
import io.sluice.incidents.burst.BurstPolicy.Over;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurstStateTest {

  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  /** Three within five minutes. */
  private static final BurstPolicy POLICY =
      new BurstPolicy("storm", Counted.INCIDENTS, Over.ALL, 3, 5);

  private static Hit hit(int second) {
    return hit(second, "pump-" + second, Severity.WARNING, Map.of());
  }

  private static Hit hit(int second, String asset, Severity severity, Map<String, String> values) {
    return new Hit(
        NOON.plusSeconds(second),
        asset,
        "flows",
        "net",
        Category.PROCESS,
        severity,
        1 + second / 1000.0,
        new TreeMap<>(values),
        null);
  }

  /** A hit after the other, as they come; the seconds at which a burst was told. */
  private static List<Integer> told(BurstPolicy policy, int... seconds) {
    var told = new ArrayList<Integer>();
    BurstState state = BurstState.EMPTY;
    for (int second : seconds) {
      var outcome = state.with(policy, List.of(hit(second)));
      state = outcome.state();
      if (!outcome.begun().isEmpty()) {
        told.add(second);
      }
    }
    return told;
  }

  @Test
  void isToldOnceAndAnewWhenItWasBelowForAWindow() {
    assertThat(told(POLICY, 0, 100, 200, 250, 299, 590, 600)).containsExactly(200);
    // the last window with three of them ended at 200: until 500 it goes on
    assertThat(told(POLICY, 0, 100, 200, 400, 490)).containsExactly(200);
    // from 501 on the next is another
    assertThat(told(POLICY, 0, 100, 200, 501, 502, 503)).containsExactly(200, 503);
  }

  @ParameterizedTest
  @CsvSource({"299, true", "300, false"})
  void aWindowIsAsLongAsItSays(int last, boolean isBurst) {
    assertThat(told(POLICY, 0, 150, last).isEmpty()).isEqualTo(!isBurst);
  }

  @Test
  void clocksThatDifferAndOneFarAheadDoNotHideIt() {
    // out of order
    assertThat(told(POLICY, 200, 0, 100)).containsExactly(100);
    // an asset whose clock is a day ahead, before and between
    assertThat(told(POLICY, 86_400, 0, 86_500, 100, 200)).containsExactly(200);
    // all clocks go back by an hour
    assertThat(told(POLICY, 3600, 3700, 3800, 0, 100, 200)).containsExactly(3800, 200);
  }

  @Test
  void saysHowManyAndWhatMostOfThemHaveInCommon() {
    var hits =
        List.of(
            hit(0, "plc-1", Severity.INFO, Map.of("proto", "udp", "port", "502")),
            hit(10, "plc-2", Severity.CRITICAL, Map.of("proto", "udp", "port", "503")),
            hit(20, "plc-1", Severity.INFO, Map.of("proto", "tcp", "port", "504")),
            hit(30, "plc-3", Severity.INFO, Map.of("proto", "udp")));

    var outcome = BurstState.EMPTY.with(POLICY, hits);

    var begun = outcome.begun().getFirst();
    assertThat(outcome.begun()).hasSize(1);
    assertThat(begun.burst().hitsInWindow()).isEqualTo(4);
    assertThat(begun.burst().threshold()).isEqualTo(3);
    assertThat(begun.burst().windowMin()).isEqualTo(5);
    assertThat(begun.burst().topContext())
        .containsEntry("category", "PROCESS")
        .containsEntry("proto", "udp")
        .containsEntry("severity", "INFO")
        .containsEntry("asset", "plc-1")
        .doesNotContainKey("port");
    assertThat(begun.startedAt()).isEqualTo(NOON);
    assertThat(begun.updatedAt()).isEqualTo(NOON.plusSeconds(30));
    assertThat(begun.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(begun.last().asset()).isEqualTo("plc-3");
  }

  @Test
  void twoBurstsOfOneBatchAreTwo() {
    var hits = IntStream.of(0, 1, 2, 3, 1000, 1001, 1002).mapToObj(BurstStateTest::hit).toList();

    var begun = BurstState.EMPTY.with(POLICY, hits).begun();

    assertThat(begun).extracting(one -> one.burst().hitsInWindow()).containsExactly(4, 3);
  }

  @Test
  void theAlertIsOfAKindOfItsOwn() {
    var begun = BurstState.EMPTY.with(POLICY, List.of(hit(0), hit(1), hit(2))).begun().getFirst();

    Alert alert = BurstAlerts.of(POLICY, begun);

    assertThat(alert.kind()).isEqualTo(AlertKind.BURST);
    assertThat(alert.burst()).isEqualTo(begun.burst());
    assertThat(alert.asset()).isEqualTo("pump-2");
    assertThat(alert.text())
        .isEqualTo(
            "WARNING burst over all assets: 3 incidents within 5 min, most of them with category"
                + " PROCESS, profile net, severity WARNING");
    assertThat(alert.incident()).isNotEqualTo(alert.id());
    assertThat(BurstAlerts.of(POLICY, begun)).isEqualTo(alert);
  }

  @Test
  void isStoredWithoutLoss() throws Exception {
    BurstState state =
        BurstState.EMPTY.with(POLICY, List.of(hit(0), hit(1), hit(2), hit(3))).state();

    assertThat(Messages.decode(Messages.encode(state), BurstState.class)).isEqualTo(state);
    assertThat(Messages.decode(Messages.encode(BurstState.EMPTY), BurstState.class))
        .isEqualTo(BurstState.EMPTY);
  }

  @Property(tries = 500)
  void isToldExactlyWhereCountingAllWouldTell(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 120) Integer> gaps,
      @ForAll @IntRange(min = 2, max = 5) int threshold) {
    // given: hits in the order of time, counted by one who keeps them all
    var policy = new BurstPolicy("storm", Counted.INCIDENTS, Over.ALL, threshold, 1);
    var seconds = new ArrayList<Integer>();
    var expected = new ArrayList<Integer>();
    int now = 0;
    Integer lastFull = null;
    for (int gap : gaps) {
      now += gap;
      int end = now;
      seconds.add(end);
      if (seconds.stream().filter(one -> one > end - 60).count() >= threshold) {
        if (lastFull == null || end - lastFull > 60) {
          expected.add(end);
        }
        lastFull = end;
      }
    }

    // when
    var told = told(policy, seconds.stream().mapToInt(Integer::intValue).toArray());

    // then
    assertThat(told).isEqualTo(expected);
  }

  @Property(tries = 200)
  void isBoundedAndCutAnywhereTellsTheSameBursts(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 90) Integer> gaps,
      @ForAll @IntRange(min = 0, max = 59) int cut) {
    // given
    var hits = new ArrayList<Hit>();
    int now = 0;
    for (int gap : gaps) {
      now += gap;
      hits.add(hit(now));
    }
    var policy = new BurstPolicy("storm", Counted.INCIDENTS, Over.ALL, 4, 2);
    int at = Math.min(cut, hits.size());

    // when
    var whole = BurstState.EMPTY.with(policy, hits);
    var first = BurstState.EMPTY.with(policy, hits.subList(0, at));
    var second = first.state().with(policy, hits.subList(at, hits.size()));

    // then
    assertThat(second.state()).isEqualTo(whole.state());
    assertThat(first.begun().size() + second.begun().size()).isEqualTo(whole.begun().size());
    assertThat(whole.state().hits()).hasSizeLessThanOrEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 5, threshold is 1",
    "1001, 5, threshold is",
    "3, 0, window is 0",
    "3, 1441, window is"
  })
  void whatIsOutOfRangeIsRefused(int threshold, int window, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BurstPolicy("storm", Counted.INCIDENTS, Over.ALL, threshold, window))
        .withMessageContaining(sentence);
  }
}
