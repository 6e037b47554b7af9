package io.sluice.models.svm;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import libsvm.svm;
import libsvm.svm_model;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableDataset;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.libsvm.LibSVMAnomalyTrainer;
import org.tribuo.anomaly.libsvm.SVMAnomalyType;
import org.tribuo.anomaly.libsvm.SVMAnomalyType.SVMMode;
import org.tribuo.common.libsvm.KernelType;
import org.tribuo.common.libsvm.LibSVMModel;
import org.tribuo.common.libsvm.SVMParameters;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Trains a one-class SVM with an RBF kernel by Tribuo's LibSVM (Schölkopf et al., 2001). */
public final class OneClassSvmTrainer {

  /** Tribuo writes down when it trained; the same data must give the same bytes. */
  private static final OffsetDateTime NO_TIME =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final OneClassSvmOptions options;

  public OneClassSvmTrainer(OneClassSvmOptions options) {
    this.options = options;
  }

  /**
   * @param training standardised windows in the order of time; evenly thinned out if they are many
   */
  public OneClassSvm train(float[][] training) {
    if (training.length < 2) {
      throw new IllegalArgumentException("a one-class SVM needs at least 2 windows");
    }
    int width = training[0].length;
    var factory = new AnomalyFactory();
    var dataset =
        new MutableDataset<Event>(
            new SimpleDataSourceProvenance("windows", NO_TIME, factory), factory);
    int used = Math.min(training.length, options.maxTrainingWindows());
    for (int i = 0; i < used; i++) {
      dataset.add(OneClassSvm.example(training[(int) ((long) i * training.length / used)]));
    }
    var parameters = new SVMParameters<>(new SVMAnomalyType(SVMMode.ONE_CLASS), KernelType.RBF);
    parameters.setNu(options.nu());
    parameters.setGamma(options.gamma(width));
    svm.svm_set_print_string_function(text -> {}); // LibSVM would write to standard output
    return new OneClassSvm(new TimelessTrainer(parameters).train(dataset), width);
  }

  /** Leaves the wall clock, the machine and the JDK out of the model's provenance. */
  private static final class TimelessTrainer extends LibSVMAnomalyTrainer {

    TimelessTrainer(SVMParameters<Event> parameters) {
      super(parameters);
    }

    @Override
    protected LibSVMModel<Event> createModel(
        ModelProvenance provenance,
        ImmutableFeatureMap features,
        ImmutableOutputInfo<Event> outputs,
        List<svm_model> models) {
      var timeless =
          new ModelProvenance(
              provenance.getClassName(),
              NO_TIME,
              provenance.getDatasetProvenance(),
              provenance.getTrainerProvenance(),
              Map.of(),
              false);
      return super.createModel(timeless, features, outputs, models);
    }
  }
}
