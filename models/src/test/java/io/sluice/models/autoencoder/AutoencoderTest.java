package io.sluice.models.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AutoencoderTest {

  private static final AutoencoderOptions SMALL =
      new AutoencoderOptions(List.of(8, 3, 8), 16, 30, 30, 3e-3, 7);

  @Test
  void gradientsEqualFiniteDifferences() {
    // given
    var random = new SplittableRandom(3);
    var model = new Autoencoder(7, List.of(6, 5), 9, random);
    float[][] rows = windowsOnAPlane(9, 7, 5);
    for (int i = 0; i < rows.length; i++) {
      model.setRow(i, rows[i]);
    }

    // when
    model.gradients(rows.length);

    // then
    for (DenseLayer layer : model.layers()) {
      assertGradient(model, rows, layer.weights, layer.weightGradient);
      assertGradient(model, rows, layer.bias, layer.biasGradient);
    }
  }

  @Test
  void theExportedGraphReconstructsTheSame() throws OrtException {
    // given
    float[][] rows = windowsOnAPlane(100, 20, 1);
    Autoencoder model = train(rows).model();

    // when
    float[][] fromOnnx = runOnnx(AutoencoderExport.toOnnx(model), rows);

    // then
    float[][] fromJava = model.reconstruct(rows);
    for (int row = 0; row < rows.length; row++) {
      assertThat(fromOnnx[row]).containsExactly(fromJava[row], within(1e-4f));
    }
  }

  @Test
  void learnsAPlaneAndNotWhatLiesOffIt() {
    // given
    float[][] onThePlane = windowsOnAPlane(2000, 20, 1);

    // when
    AutoencoderTrainer.Trained trained = train(onThePlane);

    // then
    assertThat(trained.validationLoss()).isLessThan(0.1);
    float[][] offThePlane = windowsOnAPlane(50, 20, 1);
    for (float[] row : offThePlane) {
      row[0] += 3;
    }
    assertThat(trained.model().loss(offThePlane)).isGreaterThan(3 * trained.validationLoss());
  }

  @Test
  void sameSeedSameBytes() {
    // given
    float[][] rows = windowsOnAPlane(200, 10, 1);

    // when
    byte[] first = AutoencoderExport.toOnnx(train(rows).model());

    // then
    assertThat(AutoencoderExport.toOnnx(train(rows).model())).isEqualTo(first);
  }

  @Test
  void stopsOnceTheValidationErrorNoLongerFallsAndKeepsTheBestEpoch() {
    // given
    var losses = new ArrayList<Double>();
    var options = new AutoencoderOptions(List.of(8, 4, 8), 16, 500, 3, 1e-2, 1);
    float[][] training = windowsOnAPlane(60, 10, 1);
    float[][] validation = windowsOnAPlane(60, 10, 2);

    // when
    AutoencoderTrainer.Trained trained =
        new AutoencoderTrainer(options, (epoch, ours, theirs) -> losses.add(theirs))
            .train(training, validation);

    // then
    assertThat(trained.epochs()).isEqualTo(trained.bestEpoch() + 3).isLessThan(500);
    assertThat(losses).hasSize(trained.epochs());
    assertThat(trained.model().loss(validation))
        .isEqualTo(losses.get(trained.bestEpoch() - 1))
        .isEqualTo(trained.validationLoss());
  }

  private static AutoencoderTrainer.Trained train(float[][] rows) {
    return new AutoencoderTrainer(SMALL, (epoch, ours, theirs) -> {})
        .train(rows, windowsOnAPlane(100, rows[0].length, 1));
  }

  private static void assertGradient(
      Autoencoder model, float[][] rows, float[] parameters, float[] gradient) {
    float step = 1e-2f;
    for (int i = 0; i < parameters.length; i++) {
      float kept = parameters[i];
      parameters[i] = kept + step;
      double above = model.loss(rows);
      parameters[i] = kept - step;
      double below = model.loss(rows);
      parameters[i] = kept;
      assertThat((double) gradient[i]).isCloseTo((above - below) / (2 * step), within(2e-3));
    }
  }

  /** Rows whose features are mixtures of two hidden values, so that few units can carry them. */
  private static float[][] windowsOnAPlane(int count, int width, long seed) {
    var random = new SplittableRandom(seed);
    var rows = new float[count][width];
    for (float[] row : rows) {
      double a = 2 * random.nextDouble() - 1;
      double b = 2 * random.nextDouble() - 1;
      for (int j = 0; j < width; j++) {
        row[j] = (float) (a * Math.sin(j) * 2 + b * Math.cos(3 * j) * 2);
      }
    }
    return rows;
  }

  private static float[][] runOnnx(byte[] file, float[][] rows) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (var session = environment.createSession(file);
        var input = OnnxTensor.createTensor(environment, rows);
        var result = session.run(Map.of(AutoencoderExport.INPUT, input))) {
      return (float[][]) result.get(AutoencoderExport.OUTPUT).orElseThrow().getValue();
    }
  }
}
