package io.sluice.detection.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.PlainText;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.Windows;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.Explanation;
import io.sluice.detection.detector.Panel;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.detection.scale.WindowMatrix;
import io.sluice.detection.window.WindowRing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExplainerTest {

  private static final int LEVEL = 0;
  private static final int PUMP = 1;
  private static final int NOBODY = -1;

  private static final Profile PROFILE =
      Profile.withDefaults(
          "plant",
          List.of(
              new Tag("LIT301", "mm", TagKind.CONTINUOUS, 0.05, null, null, "P3"),
              new Tag("P102", null, TagKind.DISCRETE, 1, null, null, null)),
          Duration.ofSeconds(1));

  /** Says the same of every window. */
  private record Says(Consumer<Explanation> what) implements Detector {

    @Override
    public String name() {
      return "says";
    }

    @Override
    public Judge judge(int maxRows) {
      return new Judge() {
        @Override
        public void observe(int row, WindowRing ring) {}

        @Override
        public void judge(WindowMatrix windows) {}

        @Override
        public double score(int row) {
          return 1;
        }

        @Override
        public void explain(int row, Explanation explanation) {
          explanation.clear();
          what.accept(explanation);
        }
      };
    }

    @Override
    public void close() {}
  }

  @SafeVarargs
  private static List<Contributor> explain(double[] ratios, Consumer<Explanation>... detectors) {
    WindowStatistics spec = WindowStatistics.of(PROFILE);
    var says = new ArrayList<Detector>();
    for (Consumer<Explanation> detector : detectors) {
      says.add(new Says(detector));
    }
    var panel = new Panel(says, spec, Windows.identity(spec.size()), 1);
    return new Explainer(PROFILE.tags(), Dictionaries.none(PROFILE))
        .explain(panel, 0, ratios, 1, new double[] {1150.4, 2}, 0);
  }

  private static Consumer<Explanation> value(int tag, double deviation, double expected) {
    return one -> {
      one.deviation(tag, deviation);
      one.expected(tag, expected);
    };
  }

  private static Consumer<Explanation> band(
      int tag, double deviation, double expected, double low, double high) {
    return value(tag, deviation, expected).andThen(one -> one.band(tag, low, high));
  }

  private static Consumer<Explanation> reason(int tag, String reason) {
    return one -> {
      one.deviation(tag, 1);
      one.reason(tag, reason);
    };
  }

  @Test
  void tellsBandAndStageInPlantUnitsAndRounded() {
    // given
    double[] ratios = {2};

    // when
    List<Contributor> why =
        explain(ratios, band(LEVEL, 3, 856.31234567, 842.19876543, 871.43219876));

    // then
    assertThat(why)
        .containsExactly(
            new Contributor("LIT301", 1, 1150.4, 856.31, 842.2, 871.43, "mm", "P3", null));
  }

  @Test
  void aBandSaysMoreThanAValueAndIsNotMixedWithIt() {
    // given: the detector with the larger ratio knows only a value, outside the other's band
    double[] ratios = {3, 2};

    // when
    List<Contributor> why = explain(ratios, value(LEVEL, 1, 900), band(LEVEL, 1, 856, 842, 871));

    // then
    assertThat(why)
        .containsExactly(
            new Contributor("LIT301", 1, 1150.4, 856.0, 842.0, 871.0, "mm", "P3", null));
  }

  @Test
  void ofTwoBandsThatOfTheLargerRatioIsTold() {
    // given
    double[] ratios = {2, 3};

    // when
    List<Contributor> why =
        explain(ratios, band(LEVEL, 1, 700, 600, 800), band(LEVEL, 1, 856, 842, 871));

    // then
    assertThat(why.getFirst().low()).isEqualTo(842);
    assertThat(why.getFirst().high()).isEqualTo(871);
  }

  @Test
  void whoSeesNothingInATagDoesNotSayWhatItWouldBe() {
    // given: the second is certain of the level, but blames the pump
    double[] ratios = {2, 3};

    // when
    List<Contributor> why =
        explain(
            ratios,
            value(LEVEL, 1, 856),
            band(LEVEL, 0, 1150, 1100, 1200).andThen(value(PUMP, 1, 1)));

    // then
    assertThat(why)
        .containsExactly(
            new Contributor("P102", 0.6, 2.0, 1.0, null),
            new Contributor("LIT301", 0.4, 1150.4, 856.0, null, null, "mm", "P3", null));
  }

  @Test
  void theReasonIsThatOfTheLargestRatio() {
    // given
    double[] ratios = {2, 3, 4};

    // when
    List<Contributor> why =
        explain(ratios, reason(PUMP, "is dull"), reason(PUMP, "is odd"), value(PUMP, 1, 1));

    // then
    assertThat(why.getFirst().reason()).isEqualTo("is odd");
    assertThat(why.getFirst().expected()).isEqualTo(1);
  }

  @Test
  void whatItBeganWithComesBeforeWhatIsLouder() {
    // given: the level deviates nine times as much
    double[] ratios = {1, 9};

    // when
    List<Contributor> why = explain(ratios, origin(PUMP, 4, NOBODY), band(LEVEL, 1, 856, 842, 871));

    // then: the pump has the level's weight and its own
    assertThat(why).extracting(Contributor::tag).containsExactly("P102", "LIT301");
    assertThat(why.getFirst().share()).isCloseTo(10.0 / 19, offset(1e-12));
    assertThat(why.getLast().share()).isCloseTo(9.0 / 19, offset(1e-12));
  }

  @Test
  void ofTwoOriginsTheEarlierComesFirst() {
    // given
    double[] ratios = {1, 9};

    // when
    List<Contributor> levelFirst =
        explain(ratios, origin(LEVEL, 5, NOBODY), origin(PUMP, 4, NOBODY));
    List<Contributor> pumpFirst =
        explain(ratios, origin(LEVEL, 3, NOBODY), origin(PUMP, 4, NOBODY));
    List<Contributor> together = explain(ratios, origin(LEVEL, 4, NOBODY), origin(PUMP, 4, NOBODY));

    // then: of the same instant the heavier one
    assertThat(levelFirst).extracting(Contributor::tag).containsExactly("LIT301", "P102");
    assertThat(pumpFirst).extracting(Contributor::tag).containsExactly("P102", "LIT301");
    assertThat(together).extracting(Contributor::tag).containsExactly("P102", "LIT301");
    assertThat(levelFirst.stream().mapToDouble(Contributor::share).sum()).isLessThanOrEqualTo(1);
  }

  @Test
  void anActuatorThatFollowsASensorThatLiesIsNoOrigin() {
    // given: the pump went by the level, which reads 1150.4
    double[] ratios = {2, 1};

    // when
    List<Contributor> lies = explain(ratios, band(LEVEL, 1, 856, 842, 871), origin(PUMP, 4, LEVEL));
    List<Contributor> isRight =
        explain(ratios, band(LEVEL, 1, 1150, 1140, 1160), origin(PUMP, 4, LEVEL));

    // then
    assertThat(lies).extracting(Contributor::tag).containsExactly("LIT301", "P102");
    assertThat(isRight).extracting(Contributor::tag).containsExactly("P102", "LIT301");
  }

  private static Consumer<Explanation> origin(int tag, int readingsAgo, int unless) {
    return one -> {
      one.deviation(tag, 1);
      one.origin(tag, readingsAgo, unless);
    };
  }

  @Test
  void aReasonIsOneLineOfPlainTextThatFits() {
    // given: half of a pair where it is cut
    double[] ratios = {2};
    String reason = "is\u0000odd\n" + "x".repeat(111) + "\ud83d\udca7 and so on";

    // when
    String cut = explain(ratios, reason(PUMP, reason)).getFirst().reason();
    String blank = explain(ratios, reason(PUMP, " \n")).getFirst().reason();

    // then
    assertThat(cut).isEqualTo("is odd " + "x".repeat(111) + "…").matches(PlainText::isPlain);
    assertThat(blank).isNull();
  }
}
