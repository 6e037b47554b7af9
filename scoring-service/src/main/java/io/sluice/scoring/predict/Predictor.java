package io.sluice.scoring.predict;

import io.sluice.contracts.BundleRef;
import io.sluice.detection.scoring.Verdict;
import io.sluice.detection.scoring.WindowScorer;
import io.sluice.scoring.bundle.ServedBundle;
import io.sluice.scoring.predict.Prediction.WordCount;
import java.util.ArrayList;
import java.util.List;

/** Scores the windows of a request in one pass of the code that scores the stream. */
final class Predictor {

  private Predictor() {}

  static List<Prediction> predict(ServedBundle bundle, RequestedWindows requested)
      throws InvalidRequestException {
    if (!bundle.isTrained()) {
      throw new InvalidRequestException(
          "profile '%s' is learning from the stream: a window on its own cannot be judged before a bundle is trained"
              .formatted(bundle.profile().name()));
    }
    var window = new RequestedWindow(bundle.profile(), bundle.layout(), requested.mayLack());
    BundleRef ref = bundle.bundle().ref();
    var words = new ArrayList<List<WordCount>>(requested.size());
    try (var scorer = new WindowScorer(bundle.bundle(), requested.size())) {
      for (int i = 0; i < requested.size(); i++) {
        List<PredictReading> readings = requested.windows().get(i);
        String where = requested.name().of(i);
        switch (bundle.profile().kind()) {
          case SIGNALS -> scorer.add(window.ring(readings, where));
          case EVENTS -> scorer.addRecord(window.record(readings, where));
        }
        words.add(window.takeWords());
      }
      var predictions = new ArrayList<Prediction>(requested.size());
      for (Verdict verdict : scorer.score()) {
        predictions.add(
            Prediction.of(verdict, words.get(predictions.size()), requested.ignored(), ref));
      }
      return predictions;
    }
  }
}
