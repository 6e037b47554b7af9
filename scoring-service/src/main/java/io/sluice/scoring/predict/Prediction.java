package io.sluice.scoring.predict;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.Severity;
import io.sluice.contracts.SideFinding;
import io.sluice.detection.scoring.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one window.
 *
 * @param score of the detector whose ratio the fused one is, or is nearest to, in that detector's
 *     own unit
 * @param ratio the fused ratio: 1 is the border of normal
 * @param severity the class that {@code ratio} falls into
 * @param label 1 from the threshold on, where the ratio is 1, else 0
 * @param contributors the tags that explain it, largest share first; empty below INFO
 * @param data what is wrong with the window's data; absent if nothing is
 * @param drift the tags that have moved for good; absent if none has
 * @param detectors what each detector says, by its name
 * @param words words in place of values, which count as missing, of quality BAD; absent if there
 *     are none
 * @param ignored names of fields that are no tags of the profile; absent if there are none
 * @param bundle which bundle judged
 */
public record Prediction(
    double score,
    double ratio,
    Severity severity,
    @Schema(
            enumeration = {"0", "1"},
            description = "1 from the threshold on, else 0")
        int label,
    List<Contributor> contributors,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SideFinding data,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SideFinding drift,
    Map<String, DetectorScore> detectors,
    @Schema(
            description =
                "words where a number was expected; such a value counts as missing, of quality BAD;"
                    + " beyond 100 words as 'other'; absent if there are none")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<WordCount> words,
    @Schema(
            description =
                "fields that are no tags of the profile; of more than 100 the first, and how many"
                    + " more; absent if there are none")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> ignored,
    BundleRef bundle) {

  /**
   * A word where a number was expected.
   *
   * @param tag which had it
   * @param word as it came, shortened
   * @param count how often
   */
  @Schema(name = "WordCount")
  public record WordCount(
      @Schema(examples = "LIT101") String tag,
      @Schema(examples = "Bad Input") String word,
      @Schema(examples = "12") int count) {}

  static Prediction of(
      Verdict verdict, List<WordCount> words, List<String> ignored, BundleRef bundle) {
    double score =
        verdict.detectors().values().stream()
            .min(Comparator.comparingDouble(one -> Math.abs(one.ratio() - verdict.ratio())))
            .map(DetectorScore::score)
            .orElse(0.0);
    return new Prediction(
        score,
        verdict.ratio(),
        verdict.severity(),
        verdict.severity().isAnomalous() ? 1 : 0,
        verdict.contributors(),
        verdict.data(),
        verdict.drift(),
        verdict.detectors(),
        words,
        ignored,
        bundle);
  }
}
