package io.sluice.detection.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.feature.FeatureMatrix;
import io.sluice.detection.feature.WindowStatistics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One tag: the features are mean, std, min, max and slope. Windows of 11 readings. */
class StandardizerTest {

  private static final double NAN = Double.NaN;

  @Test
  void learnsMeanAndPopulationDeviationOfEachFeature() {
    // given
    var training = matrix(new double[] {1, 10, 0, 5, 2}, new double[] {3, 30, 0, 9, 4});

    // when
    Standardizer standardizer =
        Standardizer.fit(FeatureMoments.of(training), profile(TagKind.CONTINUOUS, 0.01));

    // then
    assertThat(standardizer.state().mean()).containsExactly(2.0, 20.0, 0.0, 7.0, 3.0);
    assertThat(standardizer.state().scale()).containsExactly(1.0, 10.0, 0.01, 2.0, 1.0);
  }

  @Test
  void isNeverFinerThanTheResolutionOfTheTag() {
    // given
    var still = matrix(new double[] {5, 0, 5, 5, 0}, new double[] {5, 0, 5, 5, 0});

    // when
    Standardizer standardizer =
        Standardizer.fit(FeatureMoments.of(still), profile(TagKind.CONTINUOUS, 0.5));

    // then: the slope is a step over the window
    assertThat(standardizer.state().scale()).containsExactly(0.5, 0.5, 0.5, 0.5, 0.05);
  }

  @Test
  void aStateThatNeverChangedIsTenUnitsFromTheNext() {
    // given
    var still = matrix(new double[] {1, 0, 1, 1, 0});
    Standardizer standardizer =
        Standardizer.fit(FeatureMoments.of(still), profile(TagKind.DISCRETE, 1));

    // when
    float[] changed = apply(standardizer, 2, 0, 2, 2, 0);

    // then
    assertThat(changed).containsExactly(10, 0, 10, 10, 0);
  }

  @Test
  void anUnknownResolutionIsAMillionthOfTheMean() {
    // given
    var still = matrix(new double[] {2000, 0, 2000, 2000, 0});

    // when
    Standardizer standardizer =
        Standardizer.fit(FeatureMoments.of(still), profile(TagKind.CONTINUOUS, 0));

    // then
    assertThat(standardizer.state().scale().get(1)).isCloseTo(0.002, offset(1e-9));
  }

  @Test
  void learnsOnlyFromRowsInWhichTheTagIsNotMasked() {
    // given
    var training = matrix(new double[] {NAN, NAN, NAN, NAN, NAN}, new double[] {4, 4, 4, 4, 4});

    // when
    Standardizer standardizer =
        Standardizer.fit(FeatureMoments.of(training), profile(TagKind.CONTINUOUS, 1));

    // then
    assertThat(standardizer.state().mean()).containsOnly(4.0);
  }

  @Test
  void limitsWhatIsFarOffAndPutsMaskedFeaturesAtTheAverage() {
    // given
    var training = matrix(new double[] {0, 0, 0, 0, 0});
    Standardizer standardizer =
        Standardizer.fit(FeatureMoments.of(training), profile(TagKind.CONTINUOUS, 1));

    // when
    float[] values = apply(standardizer, NAN, Double.POSITIVE_INFINITY, -1e300, 3, 0);

    // then
    assertThat(values).containsExactly(0, 10, -10, 3, 0);
  }

  @Test
  void knowsTheWayBack() {
    // given
    var training = matrix(new double[] {1, 10, 0, 5, 2}, new double[] {3, 30, 0, 9, 4});
    Standardizer standardizer =
        Standardizer.fit(FeatureMoments.of(training), profile(TagKind.CONTINUOUS, 0.01));

    // when
    double original = standardizer.original(1, 1.5);

    // then
    assertThat(original).isEqualTo(35);
  }

  @Test
  void itsStateSurvivesJson() throws Exception {
    // given
    var training = matrix(new double[] {1, 10, 0, 0.1, 2}, new double[] {3, 30, 0, 9, 4});
    Scaler state =
        Standardizer.fit(FeatureMoments.of(training), profile(TagKind.CONTINUOUS, 0.01)).state();

    // when
    Scaler read = Messages.decode(Messages.encode(state), Scaler.class);

    // then
    assertThat(read).isEqualTo(state);
  }

  @Test
  void aScaleOfZeroIsRefused() {
    // when
    var creating = assertThatThrownBy(() -> new Scaler(List.of(1.0), List.of(0.0), 10));

    // then
    creating.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("scale 0.0");
  }

  private static float[] apply(Standardizer standardizer, double... raw) {
    float[] out = new float[raw.length];
    standardizer.apply(raw, 0, out, 0);
    return out;
  }

  private static Profile profile(TagKind kind, double resolution) {
    var tag = new Tag("T", null, kind, resolution, null, null, null);
    var second = Duration.ofSeconds(1);
    return new Profile(
        "test",
        ProfileKind.SIGNALS,
        List.of(tag),
        second,
        11,
        1,
        1,
        second,
        second,
        second,
        SeverityLevels.DEFAULT);
  }

  private static FeatureMatrix matrix(double[]... rows) {
    double[] values = new double[rows.length * 5];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * 5, 5);
    }
    var spec = new WindowStatistics(List.of("T"));
    return new FeatureMatrix(
        spec, rows.length, values, new long[rows.length], new long[rows.length]);
  }
}
