package io.sluice.models.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.libsvm.LibSVMAnomalyModel;

class OneClassSvmTest {

  private static final int WIDTH = 40;

  private final OneClassSvm svm =
      new OneClassSvmTrainer(OneClassSvmOptions.DEFAULT).train(cloud(1500, 1, 0));

  @Test
  void theGraphDecidesAsTribuoDoes() throws OrtException {
    // given
    float[][] near = cloud(200, 2, 0);
    float[][] far = cloud(200, 3, 2);

    // when
    float[] decisions = run(near, OneClassSvmExport.DECISION);
    float[] farDecisions = run(far, OneClassSvmExport.DECISION);

    // then
    for (int i = 0; i < near.length; i++) {
      assertThat((double) decisions[i]).isCloseTo(svm.decision(near[i]), within(1e-4));
      assertThat((double) farDecisions[i]).isCloseTo(svm.decision(far[i]), within(1e-4));
    }
  }

  @Test
  void theScoreOrdersAsTheDecisionDoesTheOtherWayRound() throws OrtException {
    // given
    float[][] windows = cloud(300, 4, 0.3f);

    // when
    float[] scores = run(windows, OneClassSvmExport.SCORE);

    // then
    for (int i = 1; i < windows.length; i++) {
      double first = svm.decision(windows[i - 1]);
      double second = svm.decision(windows[i]);
      if (Math.abs(first - second) > 1e-3) {
        assertThat(scores[i - 1] < scores[i]).isEqualTo(first > second);
      }
    }
  }

  @Test
  void theScoreGrowsWithTheDistanceWhereTheDecisionHasFaded() throws OrtException {
    // given
    float[][] windows = {constant(10), constant(100), constant(1000)};

    // when
    float[] scores = run(windows, OneClassSvmExport.SCORE);

    // then
    assertThat(scores[0]).isPositive();
    assertThat(scores[1]).isBetween(50 * scores[0], 200 * scores[0]);
    assertThat(scores[2]).isBetween(50 * scores[1], 200 * scores[1]);
  }

  @Test
  void theSavedModelPredictsAsTheTrainedOne() throws IOException {
    // given
    float[] window = cloud(1, 5, 0)[0];

    // when
    Model<?> loaded = Model.deserializeFromStream(new ByteArrayInputStream(svm.toTribuo()));

    // then
    assertThat(loaded).isInstanceOf(LibSVMAnomalyModel.class);
    assertThat(
            loaded
                .castModel(Event.class)
                .predict(OneClassSvm.example(window))
                .getOutput()
                .getScore())
        .isEqualTo(svm.decision(window));
  }

  @Test
  void supportVectorsStayBounded() {
    // given
    var options = new OneClassSvmOptions(0.1, 0.1, 50);

    // when
    OneClassSvm bounded = new OneClassSvmTrainer(options).train(cloud(3000, 1, 0));

    // then
    assertThat(bounded.supportVectors()).isBetween(30, 60);
  }

  @Test
  void sameWindowsSameBytes() {
    // given
    var trainer = new OneClassSvmTrainer(OneClassSvmOptions.DEFAULT);

    // when
    OneClassSvm again = trainer.train(cloud(1500, 1, 0));

    // then
    assertThat(again.toTribuo()).isEqualTo(svm.toTribuo());
    assertThat(OneClassSvmExport.toOnnx(again)).isEqualTo(OneClassSvmExport.toOnnx(svm));
  }

  private float[] run(float[][] windows, String output) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(OneClassSvmExport.toOnnx(svm));
        var input = OnnxTensor.createTensor(environment, windows);
        var result = session.run(Map.of(OneClassSvmExport.INPUT, input))) {
      var rows = (float[][]) result.get(output).orElseThrow().getValue();
      var values = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        values[i] = rows[i][0];
      }
      return values;
    }
  }

  private static float[][] cloud(int count, long seed, float shift) {
    var random = new SplittableRandom(seed);
    var rows = new float[count][WIDTH];
    for (float[] row : rows) {
      double common = random.nextDouble() * 2 - 1;
      for (int j = 0; j < WIDTH; j++) {
        row[j] = (float) (common * Math.cos(j) + random.nextDouble() * 2 - 1) + shift;
      }
    }
    return rows;
  }

  private static float[] constant(float value) {
    var row = new float[WIDTH];
    Arrays.fill(row, value);
    return row;
  }
}
