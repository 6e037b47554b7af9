package io.sluice.models.svm;

import io.sluice.models.onnx.OnnxFile;
import java.util.Arrays;
import java.util.Locale;
import libsvm.svm_model;
import libsvm.svm_node;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.common.libsvm.LibSVMModel;
import org.tribuo.impl.ArrayExample;

/** A one-class SVM as Tribuo trained it. */
public final class OneClassSvm {

  private final LibSVMModel<Event> model;
  private final int width;

  OneClassSvm(LibSVMModel<Event> model, int width) {
    this.model = model;
    this.width = width;
  }

  /** Features that it judges. */
  public int width() {
    return width;
  }

  public int supportVectors() {
    return libsvm().l;
  }

  /**
   * Tribuo's own verdict of a standardised window: LibSVM's decision value, above 0 inside, below 0
   * outside.
   */
  public double decision(float[] window) {
    return model.predict(example(window)).getOutput().getScore();
  }

  /** Offset of the decision: it is the kernel expansion less this. */
  public double rho() {
    return libsvm().rho[0];
  }

  /** Sum of the coefficients of the support vectors, the most the kernel expansion can be. */
  public double coefficientSum() {
    return Arrays.stream(libsvm().sv_coef[0]).sum();
  }

  /** The model in Tribuo's protobuf format, for whoever wants to go on with it there. */
  public byte[] toTribuo() {
    return OnnxFile.deterministic(model.serialize());
  }

  svm_model libsvm() {
    return model.getInnerModels().getFirst();
  }

  /** Row-major support vectors {@code [supportVectors][width]}. */
  float[] supportVectorMatrix() {
    svm_model libsvm = libsvm();
    var matrix = new float[libsvm.l * width];
    for (int i = 0; i < libsvm.l; i++) {
      for (svm_node node : libsvm.SV[i]) {
        matrix[i * width + node.index] = (float) node.value;
      }
    }
    return matrix;
  }

  static ArrayExample<Event> example(float[] window) {
    var names = new String[window.length];
    var values = new double[window.length];
    for (int i = 0; i < window.length; i++) {
      names[i] = featureName(i);
      values[i] = window[i];
    }
    return new ArrayExample<>(AnomalyFactory.EXPECTED_EVENT, names, values);
  }

  /** Tribuo numbers features in the order of their names: zeros in front keep that our order. */
  static String featureName(int index) {
    return String.format(Locale.ROOT, "f%06d", index);
  }
}
