package io.sluice.contracts.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contracts.Messages;
import io.sluice.contracts.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

  private static final Tag LEVEL =
      new Tag("LIT101", "mm", TagKind.CONTINUOUS, 0.05, 0.0, 1100.0, "P1");

  private static final Tag AIR =
      new Tag("T", "C", TagKind.CONTINUOUS, 0.1, -5.0, 45.0, null)
          .withMissing(List.of(-200.0, 1e31));

  @Test
  void survivesJson() throws Exception {
    // given
    var profile = Profile.withDefaults("swat", List.of(LEVEL), Duration.ofSeconds(1));

    // when
    byte[] json = Messages.encode(profile);

    // then
    assertThat(Messages.decode(json, Profile.class)).isEqualTo(profile);
    assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"maxGap\":\"PT10S\"");
  }

  @Test
  void numbersThatStandForNoValueSurviveJsonAndAreAbsentWithoutAny() throws Exception {
    // given
    var told = Profile.withDefaults("air", List.of(AIR, LEVEL), Duration.ofSeconds(1));

    // when
    String json = new String(Messages.encode(told), StandardCharsets.UTF_8);

    // then
    assertThat(json).containsOnlyOnce("\"missing\":[-200.0,1.0E31]");
    assertThat(Messages.decode(json.getBytes(StandardCharsets.UTF_8), Profile.class))
        .isEqualTo(told);
    assertThat(AIR.isMissing(-200)).isTrue();
    assertThat(AIR.isMissing(-199.9)).isFalse();
    assertThat(LEVEL.isMissing(-200)).isFalse();
  }

  @Test
  void numbersThatStandForNoValueAreTakenOutOfRows() {
    // given
    double[] row = {-200, -200, 1e31, Double.NaN};

    // when
    MissingNumbers.of(List.of(AIR, LEVEL, AIR, AIR)).clear(row);

    // then
    assertThat(row).containsExactly(Double.NaN, -200, Double.NaN, Double.NaN);
  }

  @Test
  void textsAndWhatIsNotFiniteStandForNoMissingNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LEVEL.withMissing(List.of(Double.NaN)))
        .withMessage("tag LIT101: missing has NaN, expected finite numbers");
    var text = new Tag("mode", null, TagKind.CATEGORICAL, 0, null, null, null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> text.withMissing(List.of(-1.0)))
        .withMessage("tag mode: missing has numbers, but a categorical tag has texts");
  }

  @Test
  void recordsSurviveJsonAndNeedNoTimesOfWindows() throws Exception {
    // given
    var profile = Profile.events("flows", List.of(LEVEL), Duration.ofMillis(20));
    String json = new String(Messages.encode(profile), StandardCharsets.UTF_8);
    String brief = json.replaceAll(",?\"(grace|maxGap|holdFor)\":\"PT0S\"", "");

    // then
    assertThat(json).contains("\"kind\":\"EVENTS\"").isNotEqualTo(brief);
    assertThat(Messages.decode(json.getBytes(StandardCharsets.UTF_8), Profile.class))
        .isEqualTo(profile);
    assertThat(Messages.decode(brief.getBytes(StandardCharsets.UTF_8), Profile.class))
        .isEqualTo(profile);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, 1, PT0S, 'window' is 2",
    "1, 2, 1, PT0S, 'trainingStride' is 2",
    "1, 1, 2, PT0S, 'scoringStride' is 2",
    "1, 1, 1, PT1S, 'grace' is PT1S"
  })
  void recordsAreJudgedByThemselves(
      int window, int training, int scoring, Duration grace, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Profile(
                    "flows",
                    ProfileKind.EVENTS,
                    List.of(LEVEL),
                    Duration.ofSeconds(1),
                    window,
                    training,
                    scoring,
                    grace,
                    null,
                    null,
                    SeverityLevels.DEFAULT))
        .withMessageContaining(expected);
  }

  @Test
  void aProfileSaysItsKind() {
    // given
    var signals = Profile.withDefaults("swat", List.of(LEVEL), Duration.ofSeconds(1));
    String json =
        new String(Messages.encode(signals), StandardCharsets.UTF_8)
            .replace("\"kind\":\"SIGNALS\",", "");

    // then
    assertThatThrownBy(() -> Messages.decode(json.getBytes(StandardCharsets.UTF_8), Profile.class))
        .hasMessageContaining("'kind' is missing, expected SIGNALS or EVENTS");
  }

  @Test
  void refusesTheSameTagTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Profile.withDefaults("swat", List.of(LEVEL, LEVEL), Duration.ofSeconds(1)))
        .withMessageContaining("LIT101 twice");
  }

  @ParameterizedTest
  @CsvSource({"Swat", "''", "-swat", "a/b", ".."})
  void refusesANameThatIsNoFolderName(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Profile.withDefaults(name, List.of(LEVEL), Duration.ofSeconds(1)))
        .withMessageContaining("lower case");
  }

  @ParameterizedTest
  @CsvSource({
    "0.999, NONE",
    "1, INFO",
    "1.49, INFO",
    "1.5, WARNING",
    "2, WARNING",
    "2.001, CRITICAL"
  })
  void severityFollowsTheRatio(double ratio, Severity expected) {
    assertThat(SeverityLevels.DEFAULT.of(ratio)).isEqualTo(expected);
  }

  @Test
  void severityLevelsMustAscend() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeverityLevels(1, 0.5, 2))
        .withMessageContaining("ascend");
  }

  private static Profile plant(String tag, Map<String, String> values) {
    var state = new Tag("STATE", null, TagKind.DISCRETE, 1, null, null, null);
    var program = new Tag("PROGRAM", null, TagKind.CATEGORICAL, 0, null, null, null);
    return Profile.withDefaults("plant", List.of(LEVEL, state, program), Duration.ofSeconds(1))
        .withMode(new ModeTag(tag, values));
  }

  @Test
  void aTagSaysTheOperatingMode() throws Exception {
    // given
    Profile profile = plant("PROGRAM", Map.of("CIP ", "cleaning", "07", "start-up"));

    // when
    Profile read = Messages.decode(Messages.encode(profile), Profile.class);

    // then
    assertThat(read).isEqualTo(profile);
    assertThat(read.modeTag()).isEqualTo(2);
    assertThat(read.mode().byText()).isEqualTo(Map.of("CIP", "cleaning"));
    assertThat(read.mode().byNumber()).isEqualTo(Map.of(7.0, "start-up"));
    assertThat(
            new String(
                Messages.encode(Profile.events("flows", List.of(LEVEL), Duration.ofSeconds(1)))))
        .doesNotContain("mode");
  }

  @ParameterizedTest
  @CsvSource({
    "STATES, 2, cleaning, 'none of its tags; did you mean STATE?'",
    "LIT101, 2, cleaning, 'which is CONTINUOUS'",
    "STATE, CIP, cleaning, 'it is DISCRETE and has numbers'",
    "STATE, 2, ' ', 'must both be plain text'"
  })
  void refusesATagThatCannotSayAMode(String tag, String value, String mode, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plant(tag, Map.of(value, mode)))
        .withMessageContaining(expected);
  }

  @Test
  void refusesTheSameValueTwiceAndNoneAtAll() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plant("STATE", Map.of("2", "cleaning", "2.0", "start-up")))
        .withMessageContaining("are the same");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plant("STATE", Map.of()))
        .withMessageContaining("expected 1 to 100");
  }
}
