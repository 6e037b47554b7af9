package io.sluice.incidents.burst;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Alert;
import io.sluice.contracts.Category;
import io.sluice.contracts.Messages;
import io.sluice.contracts.QuietKind;
import io.sluice.contracts.QuietRef;
import io.sluice.contracts.Severity;
import io.sluice.incidents.burst.BurstPolicy.Counted;
import io.sluice.incidents.burst.BurstPolicy.Over;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurstCountTest {

  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final QuietRef SILENCE = new QuietRef(QuietKind.SILENCE, "s-1", "a storm");

  /** Three within five minutes. */
  private static final BurstPolicy POLICY =
      new BurstPolicy("storm", Counted.INCIDENTS, Over.ALL, 3, 5);

  private static Hit hit(int second, boolean isQuiet) {
    return new Hit(
        NOON.plusSeconds(second),
        "pump-" + second,
        "flows",
        "net",
        Category.PROCESS,
        Severity.WARNING,
        1.5,
        new TreeMap<>(),
        isQuiet ? SILENCE : null);
  }

  /** A hit a second, one after the other: Q is quiet, L is not. Where bursts began, and how. */
  private static String course(String hits) {
    var told = new ArrayList<String>();
    BurstCount count = BurstCount.EMPTY;
    for (int i = 0; i < hits.length(); i++) {
      var outcome = count.with(POLICY, List.of(hit(i, hits.charAt(i) == 'Q')));
      count = outcome.count();
      for (var begun : outcome.begun()) {
        told.add((begun.quiet() == null ? "told" : "quiet") + "@" + i);
      }
    }
    return String.join(" ", told);
  }

  @ParameterizedTest
  @CsvSource({
    "QQQQ, quiet@2", // only quiet ones
    "QQL, quiet@2", // the last is not
    "LLQ, quiet@2", // the last is
    "LLQL, quiet@2 told@3", // those that are not come to three by themselves
    "QLLL, quiet@2 told@3",
    "LLLQQQ, told@2",
    "LQ, ''"
  })
  void isToldIfThoseThatAreNotQuietAreOne(String hits, String expected) {
    assertThat(course(hits)).isEqualTo(expected);
  }

  @Test
  void whatComesTogetherIsRecordedOnce() {
    // given: of five in one batch three are not quiet
    var hits = IntStream.range(0, 5).mapToObj(i -> hit(i, i % 2 == 1)).toList();

    var begun = BurstCount.EMPTY.with(POLICY, hits).begun();

    assertThat(begun).hasSize(1);
    assertThat(begun.getFirst().quiet()).isNull();
    assertThat(begun.getFirst().burst().hitsInWindow()).isEqualTo(3);
  }

  @Test
  void aQuietBurstSaysWhyAndIsAnotherThanTheOneThatIsTold() {
    // given
    var begun = BurstCount.EMPTY.with(POLICY, List.of(hit(0, false), hit(1, true), hit(2, false)));
    var later = begun.count().with(POLICY, List.of(hit(2, false)));

    // when
    Alert quiet = BurstAlerts.of(POLICY, begun.begun().getFirst());
    Alert told = BurstAlerts.of(POLICY, later.begun().getFirst());

    // then: although both begin and end at the same instants
    assertThat(quiet.quiet()).isEqualTo(SILENCE);
    assertThat(told.quiet()).isNull();
    assertThat(told.startedAt()).isEqualTo(quiet.startedAt());
    assertThat(told.id()).isNotEqualTo(quiet.id());
  }

  @Test
  void aHitIsStoredWithoutLoss() throws Exception {
    Hit hit = hit(0, true);

    assertThat(Messages.decode(Messages.encode(hit), Hit.class)).isEqualTo(hit);
  }

  @Property(tries = 300)
  void whatIsKeptOfHitsCountsAsAllOfThem(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 150) Integer> gaps,
      @ForAll @Size(60) List<Boolean> quiet,
      @ForAll @IntRange(min = 1, max = 9) int batch) {
    // given
    var hits = new ArrayList<Hit>();
    int now = 0;
    for (int i = 0; i < gaps.size(); i++) {
      now += gaps.get(i);
      hits.add(hit(now, quiet.get(i)));
    }
    BurstCount whole = BurstCount.EMPTY;
    BurstCount stored = BurstCount.EMPTY;
    var kept = new ArrayList<Hit>();

    for (int from = 0; from < hits.size(); from += batch) {
      // when
      List<Hit> more = hits.subList(from, Math.min(hits.size(), from + batch));
      var expected = whole.with(POLICY, more);
      var outcome =
          BurstCount.of(POLICY, kept, stored.told().lastFull(), stored.all().lastFull())
              .with(POLICY, more);

      // then
      assertThat(outcome).isEqualTo(expected);
      whole = expected.count();
      stored = outcome.count();
      kept.addAll(more);
      BitSet counting = BurstCount.kept(POLICY, kept);
      var left = counting.stream().mapToObj(kept::get).toList();
      kept.clear();
      kept.addAll(left);
      assertThat(kept).hasSizeLessThanOrEqualTo(2 * POLICY.kept());
    }
  }

  @Property(tries = 300)
  void quietHitsNeitherMakeNorHideWhatIsTold(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 150) Integer> gaps,
      @ForAll @Size(60) List<Boolean> quiet) {
    // given
    var hits = new ArrayList<Hit>();
    int now = 0;
    for (int i = 0; i < gaps.size(); i++) {
      now += gaps.get(i);
      hits.add(hit(now, quiet.get(i)));
    }
    var alone =
        BurstState.EMPTY.with(POLICY, hits.stream().filter(h -> h.quiet() == null).toList());

    // when
    var outcome = BurstCount.EMPTY.with(POLICY, hits);

    // then
    assertThat(outcome.begun().stream().filter(one -> one.quiet() == null))
        .isEqualTo(alone.begun());
  }
}
