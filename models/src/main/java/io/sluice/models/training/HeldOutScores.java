package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.Panel;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scale.Standardizer;
import io.sluice.models.calibration.ScoreSeries;
import io.sluice.models.training.TrainingProgress.Stage;
import io.sluice.models.window.Stretch;
import io.sluice.models.window.WindowReplay;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lets detectors judge normal windows, or records, that nothing was learnt from, as scoring would.
 */
final class HeldOutScores {

  private static final int BATCH = 256;

  private final Profile profile;
  private final Panel panel;
  private final List<ScoreSeries> series;
  private final List<Long> ends = new ArrayList<>(BATCH);

  private HeldOutScores(Profile profile, Panel panel, int detectors) {
    this.profile = profile;
    this.panel = panel;
    series = IntStream.range(0, detectors).mapToObj(i -> new ScoreSeries(profile)).toList();
  }

  /** The scores of each detector, in the order given. */
  static List<ScoreSeries> of(
      List<TrainedDetector> trained,
      FeatureSpec features,
      Standardizer standardizer,
      List<WindowReplay> heldOut,
      TrainingProgress progress) {
    if (trained.isEmpty()) {
      return List.of();
    }
    Profile profile = heldOut.getFirst().profile();
    List<Detector> detectors = trained.stream().map(one -> one.open(profile, features)).toList();
    try {
      var panel = new Panel(detectors, features, standardizer, BATCH);
      var scores = new HeldOutScores(profile, panel, detectors.size());
      for (int i = 0; i < heldOut.size(); i++) {
        scores.run(heldOut.get(i));
        progress.at(Stage.CALIBRATION, i + 1, heldOut.size());
      }
      return scores.series;
    } finally {
      detectors.forEach(Detector::close);
    }
  }

  private void run(WindowReplay windows) {
    switch (profile.kind()) {
      case SIGNALS ->
          windows.run(
              profile.scoringStride(),
              (row, ring) -> {
                panel.add(ring);
                added(ring.endMillis());
              });
      case EVENTS -> {
        for (Stretch stretch : windows.stretches()) {
          for (int i = 0; i < stretch.length(); i++) {
            panel.addRecord(stretch.values()[i]);
            added(stretch.times()[i]);
          }
        }
      }
    }
    judge();
  }

  private void added(long endMillis) {
    ends.add(endMillis);
    if (panel.rows() == panel.capacity()) {
      judge();
    }
  }

  private void judge() {
    panel.judge();
    for (int row = 0; row < panel.rows(); row++) {
      for (int detector = 0; detector < series.size(); detector++) {
        series.get(detector).add(ends.get(row), panel.score(detector, row));
      }
    }
    panel.clear();
    ends.clear();
  }
}
