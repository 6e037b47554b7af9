package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.detection.fusion.Fusion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsualFusionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "forecaster,autoencoder,one-class-svm,rules | autoencoder,one-class-svm",
        "hotelling,autoencoder,one-class-svm | autoencoder,one-class-svm",
        "autoencoder,one-class-svm,random-forest | autoencoder,one-class-svm",
        "autoencoder,one-class-svm |",
        "forecaster,autoencoder,rules |",
        "forecaster,rules |"
      })
  void theTwoCountTogetherBesideOthers(String detectors, String corroborated) {
    // when
    Fusion fusion = UsualFusion.of(List.of(detectors.split(",")));

    // then
    assertThat(fusion.method()).isEqualTo(Fusion.Method.MAXIMUM);
    assertThat(fusion.corroborated())
        .isEqualTo(corroborated == null ? Set.of() : Set.of(corroborated.split(",")));
    assertThat(fusion.agreement()).isNull();
  }

  @Test
  void anEnsembleCountsWithItsMeanBesideAForest() throws Exception {
    // given
    var options = TrainingOptions.DEFAULT.withDetectors(Set.of("ensemble", "random-forest"));

    // when
    Fusion fusion = UsualFusion.of(options.detectors());

    // then
    assertThat(fusion.agreement()).isEqualTo(Fusion.Agreement.MEAN);
    assertThat(fusion.corroborated())
        .containsExactlyInAnyOrder(
            "autoencoder", "one-class-svm", "isolation-forest", "local-outlier-factor");
    assertThat(options.detectors()).hasSize(5);
  }
}
