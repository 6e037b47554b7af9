package io.sluice.detection.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.Severity;
import io.sluice.contracts.SideFinding;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.Profiles;
import io.sluice.detection.Windows;
import io.sluice.detection.window.WindowRing;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows have 8 readings of T0 to T23, a second apart. */
class DataWatchTest {

  private static final int TAGS = 24;
  private static final int WINDOW = 8;

  private final Profile profile = Profiles.of(TAGS, WINDOW, 1, 5_000, 10_000, 0);
  private final DataWatch everyTag =
      watch(
          IntStream.range(0, TAGS)
              .mapToObj(
                  tag -> "{id: r%d, kind: missing, tag: T%d, readings: 3}".formatted(tag, tag))
              .collect(Collectors.joining(", ")));

  @ParameterizedTest
  @CsvSource({"1, INFO", "5, INFO", "6, WARNING", "12, WARNING", "13, CRITICAL", "24, CRITICAL"})
  void theMoreTagsAreDeadTheWorse(int dead, Severity severity) {
    // when
    SideFinding fault = everyTag.judge(ring(dead, 3));

    // then
    assertThat(fault.severity()).isEqualTo(severity);
    assertThat(fault.ratio()).isCloseTo(1 + 2.0 * dead / TAGS, offset(1e-12));
    assertThat(fault.tags()).hasSize(Math.min(dead, SideFinding.MAX_TAGS));
    assertThat(fault.tags())
        .allSatisfy(tag -> assertThat(tag.share()).isCloseTo(1.0 / dead, offset(1e-12)));
  }

  @Test
  void aTagIsNotDeadBeforeItsRuleSaysSo() {
    // when / then
    assertThat(everyTag.judge(ring(0, 0))).isNull();
    assertThat(everyTag.judge(ring(24, 2))).isNull();
  }

  @Test
  void whatHasBeenDeadForLongestComesFirst() {
    // given: T1 for 3 readings, T0 for 5, T2 for as long as can be seen
    WindowRing ring = ring(new int[] {5, 3, 8});

    // when
    SideFinding fault = everyTag.judge(ring);

    // then
    assertThat(fault.tags()).map(Contributor::tag).containsExactly("T2", "T0", "T1");
    assertThat(fault.tags())
        .map(Contributor::reason)
        .containsExactly(
            "has had no value for at least 8 readings",
            "has had no value for 5 readings",
            "has had no value for 3 readings");
    assertThat(fault.tags().getFirst().unit()).isEqualTo("mm");
    assertThat(fault.tags().getFirst().observed()).isNull();
  }

  @Test
  void aTagWithoutARuleDoesNotAlarm() {
    // given: it had no values in training either
    DataWatch watch = watch("{id: r, kind: missing, tag: T1, readings: 3}");

    // when / then
    assertThat(watch.judge(ring(1, 8))).isNull();
    assertThat(watch.judge(ring(2, 8)).tags()).map(Contributor::tag).containsExactly("T1");
  }

  @Test
  void aPersonCanSayThatATagMattersMoreAndHowToSayIt() {
    // given
    DataWatch watch =
        watch("{id: r, kind: missing, tag: T0, readings: 3, ratio: 2.5, text: \"is\\u0000 gone\"}");

    // when
    SideFinding fault = watch.judge(ring(1, 4));

    // then
    assertThat(fault.ratio()).isEqualTo(2.5);
    assertThat(fault.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(fault.tags()).map(Contributor::reason).containsExactly("is  gone");
  }

  @Test
  void rulesAboutThePlantHaveNoPartInIt() {
    // given
    DataWatch watch = watch("{id: r, kind: limits, tag: T0, high: -1}");

    // when / then
    assertThat(watch.judge(ring(2, 8))).isNull();
  }

  @Test
  void withoutRulesATagIsDeadIfTheWindowHasNoneOfItsValues() {
    // given
    DataWatch watch = DataWatch.ofEveryTag(profile);

    // when / then
    assertThat(watch.judge(ring(1, 7))).isNull();
    assertThat(watch.judge(ring(1, 8)).severity()).isEqualTo(Severity.INFO);
  }

  private DataWatch watch(String rules) {
    String yaml = "version: 1\nrules: [" + rules + "]\n";
    try {
      return DataWatch.of(RuleSet.parse(yaml.getBytes(StandardCharsets.UTF_8), profile), profile);
    } catch (InvalidRulesException e) {
      throw new AssertionError(e);
    }
  }

  /** The first tags have no values in the last readings. */
  private WindowRing ring(int tags, int readings) {
    return ring(IntStream.range(0, tags).map(tag -> readings).toArray());
  }

  /**
   * @param dead by tag, for how many of the last readings; those that follow have all values
   */
  private WindowRing ring(int[] dead) {
    return Windows.ring(
        profile,
        IntStream.range(0, WINDOW)
            .mapToObj(
                reading -> {
                  var values = new double[TAGS];
                  for (int tag = 0; tag < dead.length; tag++) {
                    values[tag] = reading >= WINDOW - dead[tag] ? Double.NaN : 1;
                  }
                  return values;
                })
            .toList());
  }
}
