package io.sluice.models.forecast;

import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.detector.Explanation;
import io.sluice.detection.detector.Panel;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.detection.forecast.OnnxForecaster;
import io.sluice.detection.scale.Scaler;
import io.sluice.detection.scale.Standardizer;
import io.sluice.detection.window.WindowRing;
import io.sluice.models.window.Stretch;
import io.sluice.models.window.WindowReplay;
import java.util.Collections;
import java.util.List;

/** A trained forecaster as scoring serves it. */
record ServedForecaster(Profile profile, Forecaster forecaster) {

  double[] scores(Stretch stretch) throws Exception {
    try (var detector = detector()) {
      var panel = panel(detector, stretch.length());
      new WindowReplay(profile, List.of(stretch)).run(1, (row, ring) -> panel.add(ring));
      panel.judge();
      double[] scores = new double[panel.rows()];
      for (int row = 0; row < scores.length; row++) {
        scores[row] = panel.score(0, row);
      }
      return scores;
    }
  }

  /** Of the window that ends before a reading. */
  Explanation explain(Stretch stretch, int end) throws Exception {
    try (var detector = detector()) {
      var panel = panel(detector, 1);
      var ring = new WindowRing(profile);
      for (int i = 0; i < end; i++) {
        ring.offer(stretch.times()[i], stretch.values()[i], i);
      }
      panel.add(ring);
      panel.judge();
      var explanation = new Explanation(profile.tags().size());
      panel.explain(0, 0, explanation);
      return explanation;
    }
  }

  private OnnxForecaster detector() throws Exception {
    return new OnnxForecaster(
        "forecaster",
        ForecasterExport.toOnnx(forecaster),
        Messages.encode(forecaster.settings()),
        profile);
  }

  private Panel panel(OnnxForecaster detector, int capacity) {
    WindowStatistics spec = WindowStatistics.of(profile);
    var scaler =
        new Scaler(
            Collections.nCopies(spec.size(), 0.0), Collections.nCopies(spec.size(), 1.0), 10);
    return new Panel(List.of(detector), spec, new Standardizer(scaler), capacity);
  }
}
