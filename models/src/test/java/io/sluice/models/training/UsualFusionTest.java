package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.fusion.Fusion;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsualFusionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "forecaster,autoencoder,one-class-svm,rules | autoencoder,one-class-svm",
        "hotelling,autoencoder,one-class-svm | autoencoder,one-class-svm",
        "autoencoder,one-class-svm |",
        "forecaster,autoencoder,rules |",
        "forecaster,rules |"
      })
  void theTwoCountTogetherBesideOthers(String detectors, String corroborated) {
    // when
    Fusion fusion =
        UsualFusion.of(
            Stream.of(detectors.split(","))
                .map(
                    name ->
                        new DetectorEntry(
                            name, "rules", null, null, RatioCurve.proportional(1), Map.of()))
                .toList());

    // then
    assertThat(fusion.method()).isEqualTo(Fusion.Method.MAXIMUM);
    assertThat(fusion.corroborated())
        .isEqualTo(corroborated == null ? Set.of() : Set.of(corroborated.split(",")));
  }
}
