package io.sluice.scoring.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Messages;
import io.sluice.contracts.PlainText;
import io.sluice.contracts.Score;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.ScoreWriter;
import io.sluice.contracts.Severity;
import io.sluice.contracts.SideFinding;
import io.sluice.contracts.SourceRef;
import io.sluice.contracts.Topics;
import io.sluice.detection.scoring.Verdict;
import io.sluice.scoring.judge.DueWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WindowScoreTest {

  private static final BundleRef BUNDLE = new BundleRef("3", "ab".repeat(32));

  private final ScoreWriter writer = new ScoreWriter();

  private static DueWindow window(String asset, Integer label, long end) {
    return new DueWindow(
        asset.getBytes(UTF_8),
        asset,
        "level",
        "swat",
        null,
        end - 59_000,
        end,
        label != null,
        label == null ? null : "cleaning",
        label,
        Topics.SENSOR_READINGS,
        2,
        4_711,
        0,
        Span.getInvalid());
  }

  @Property
  void decodes_to_the_score_it_was_written_from(
      @ForAll @NotBlank @StringLength(max = 200) String asset,
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 4_000_000_000_000L) long end,
      @ForAll double score,
      @ForAll double ratio,
      @ForAll @DoubleRange(max = 1) double share,
      @ForAll Severity severity,
      @ForAll boolean labelled)
      throws Exception {
    Assume.that(PlainText.isName(asset));
    // given
    Map<String, DetectorScore> detectors = new LinkedHashMap<>();
    detectors.put("one-class-svm", new DetectorScore(score, 0.25, ratio));
    detectors.put("autoencoder", new DetectorScore(1, 2, 0.5));
    var contributors =
        List.of(
            new Contributor(
                "LIT101",
                share,
                score,
                ratio,
                Math.min(score, ratio),
                Math.max(score, ratio),
                "mm",
                "P1",
                "has \"not\" changed"),
            new Contributor("P\"101", 0, null, null, null));
    DueWindow window = window(asset, labelled ? 1 : null, end);
    var debounce = labelled ? new Debounce(Duration.ofSeconds(10), Duration.ofMinutes(2)) : null;

    var data = labelled ? new SideFinding(1.5, Severity.WARNING, contributors) : null;
    var drift = labelled ? new SideFinding(1.2, Severity.INFO, contributors.reversed()) : null;
    double infoLevel = labelled ? 1.2 : 1;
    ScoreState state = labelled ? ScoreState.LEARNING : null;

    // when
    byte[] bytes =
        writer.write(
            new WindowScore(
                window,
                BUNDLE,
                new Verdict(
                    detectors,
                    ratio,
                    severity,
                    contributors,
                    infoLevel,
                    debounce,
                    data,
                    drift,
                    state),
                12.345));

    // then
    assertThat(Messages.decode(bytes, Score.class))
        .isEqualTo(
            new Score(
                MessageIds.score(asset, "level", BUNDLE, Instant.ofEpochMilli(end), 2, 4_711),
                asset,
                "level",
                "swat",
                BUNDLE,
                Instant.ofEpochMilli(end - 59_000),
                Instant.ofEpochMilli(end),
                labelled ? true : null,
                detectors,
                ratio,
                severity,
                contributors,
                state,
                labelled ? 1.2 : null,
                debounce,
                data,
                drift,
                labelled ? "cleaning" : null,
                labelled ? 1 : null,
                new SourceRef(Topics.SENSOR_READINGS, 2, 4_711),
                12.345));
  }

  @Test
  void goes_on_after_a_failure() throws Exception {
    // given
    var broken = new Verdict(null, 1, Severity.INFO, List.of(), 1, null, null, null, null);
    assertThatThrownBy(() -> writer.write(new WindowScore(window("a", null, 0), BUNDLE, broken, 1)))
        .isInstanceOf(NullPointerException.class);

    // when
    byte[] bytes =
        writer.write(
            new WindowScore(
                window("b", null, 0),
                BUNDLE,
                new Verdict(Map.of(), 1, Severity.INFO, List.of(), 1, null, null, null, null),
                1));

    // then
    assertThat(Messages.decode(bytes, Score.class).asset()).isEqualTo("b");
  }
}
