package io.sluice.models.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import io.sluice.models.onnx.Cloud;
import io.sluice.models.onnx.GraphRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
    float[] decisions = run(near);
    float[] farDecisions = run(far);

    // then
    for (int i = 0; i < near.length; i++) {
      assertThat((double) decisions[i]).isCloseTo(svm.decision(near[i]), within(1e-4));
      assertThat((double) farDecisions[i]).isCloseTo(svm.decision(far[i]), within(1e-4));
    }
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

  private float[] run(float[][] windows) throws OrtException {
    return GraphRun.numbers(OneClassSvmExport.toOnnx(svm), windows);
  }

  private static float[][] cloud(int count, long seed, float shift) {
    return Cloud.of(count, WIDTH, seed, shift);
  }
}
