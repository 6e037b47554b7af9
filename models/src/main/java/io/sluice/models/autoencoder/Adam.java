package io.sluice.models.autoencoder;

/** Adam for one array of parameters (Kingma and Ba, 2015, algorithm 1). */
final class Adam {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-7f;

  private final float[] mean;
  private final float[] variance;
  private double beta1Power = 1;
  private double beta2Power = 1;

  Adam(int parameters) {
    this.mean = new float[parameters];
    this.variance = new float[parameters];
  }

  void step(float[] parameters, float[] gradient, double learningRate) {
    beta1Power *= BETA1;
    beta2Power *= BETA2;
    float rate = (float) (learningRate * Math.sqrt(1 - beta2Power) / (1 - beta1Power));
    for (int i = 0; i < parameters.length; i++) {
      float g = gradient[i];
      float m = BETA1 * mean[i] + (1 - BETA1) * g;
      float v = BETA2 * variance[i] + (1 - BETA2) * g * g;
      mean[i] = m;
      variance[i] = v;
      parameters[i] -= rate * m / ((float) Math.sqrt(v) + EPSILON);
    }
  }
}
