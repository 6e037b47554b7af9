package io.sluice.detection.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.detection.Flows;
import io.sluice.detection.scale.FeatureMoments;
import io.sluice.detection.scale.Standardizer;
import io.sluice.detection.scale.WindowMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordFeaturesTest {

  private static final RecordFeatures FEATURES = Flows.FEATURES;

  @Test
  void fewTextsAreAColumnEachAndManyAreAFrequency() {
    assertThat(FEATURES.names())
        .containsExactly(
            "bytes", "proto.other", "proto=tcp", "proto=udp", "proto=6", "service.frequency");
    assertThat(FEATURES.encodings())
        .containsExactly(Encoding.NUMBER, Encoding.ONE_HOT, Encoding.FREQUENCY);
    assertThat(List.of(0, 1, 2, 3, 4, 5).stream().map(FEATURES::tagOf))
        .containsExactly(0, 1, 1, 1, 1, 2);
    assertThat(FEATURES.levelOf(Flows.BYTES)).isZero();
    assertThat(FEATURES.levelOf(Flows.PROTO)).isEqualTo(-1);
  }

  @Test
  void aRecordIsItsNumbersAndItsTexts() {
    assertThat(extract(Flows.record(512, "udp", "s20")))
        .containsExactly(512, 0, 0, 1, 0, Math.log(20.0 / 210));
    assertThat(extract(Flows.record(512, "gre", "finger")))
        .as("texts that training never met")
        .containsExactly(512, 1, 0, 0, 0, Math.log(0.5 / 210));
    assertThat(extract(Flows.record(512, "6.0", "s1")))
        .as("a number is its text")
        .containsExactly(512, 0, 0, 0, 1, Math.log(1.0 / 210));
  }

  @Test
  void aMissingValueMasksItsTag() {
    // given
    var matrix = new WindowMatrix(FEATURES, fitted(), 2);

    // when
    matrix.addRecord(Flows.record(Double.NaN, null, "s5"));

    // then
    assertThat(matrix.isMasked(0, Flows.BYTES)).isTrue();
    assertThat(matrix.isMasked(0, Flows.PROTO)).isTrue();
    assertThat(matrix.isMasked(0, Flows.SERVICE)).isFalse();
    assertThat(List.of(0, 1, 2, 3, 4).stream().map(column -> matrix.value(0, column)))
        .containsOnly(0f);
  }

  @Test
  void trainingAndServingSeeTheSameToTheLastBit() {
    // given
    double[][] records = {
      Flows.record(12.34, "tcp", "s7"), Flows.record(-5e8, "x", "y"), Flows.record(0, null, "s1")
    };
    var training = new FeatureCollector(Flows.PROFILE, FEATURES, 1);
    var serving = new WindowMatrix(FEATURES, fitted(), records.length);

    // when
    for (double[] record : records) {
      training.offer(1_000, record, 0);
      serving.addRecord(record);
    }

    // then: records of one instant are all there
    FeatureMatrix matrix = training.matrix();
    assertThat(matrix.rows()).isEqualTo(3);
    float[] trained = new float[FEATURES.size()];
    for (int row = 0; row < records.length; row++) {
      fitted().apply(matrix.values(), matrix.offset(row), trained, 0);
      for (int column = 0; column < trained.length; column++) {
        assertThat(Float.floatToIntBits(serving.value(row, column)))
            .isEqualTo(Float.floatToIntBits(trained[column]));
      }
    }
  }

  @Test
  void textsHaveAFloorOfTheirOwn() {
    // given: training in which nothing ever changed
    var collector = new FeatureCollector(Flows.PROFILE, FEATURES, 1);
    collector.offer(0, Flows.record(100, "tcp", "s9"), 0);
    collector.offer(0, Flows.record(100, "tcp", "s9"), 1);

    // when
    var scaler = Standardizer.fit(FeatureMoments.of(collector.matrix()), Flows.PROFILE).state();

    // then
    assertThat(scaler.scale()).containsExactly(1.0, 0.1, 0.1, 0.1, 0.1, 0.1);
  }

  @Test
  void encodingsThatDoNotFitAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RecordFeatures(
                    Flows.PROFILE,
                    List.of(Encoding.ONE_HOT, Encoding.ONE_HOT, Encoding.FREQUENCY),
                    Flows.DICTIONARIES))
        .withMessageContaining("bytes is CONTINUOUS and cannot be encoded as ONE_HOT");
  }

  private static double[] extract(double[] record) {
    double[] out = new double[FEATURES.size()];
    FEATURES.extract(record, out, 0);
    return out;
  }

  private static Standardizer fitted() {
    var collector = new FeatureCollector(Flows.PROFILE, FEATURES, 1);
    for (int i = 0; i < 50; i++) {
      collector.offer(i, Flows.record(i, i % 3 == 0 ? "udp" : "tcp", "s" + (1 + i % 20)), i);
    }
    return Standardizer.fit(FeatureMoments.of(collector.matrix()), Flows.PROFILE);
  }
}
