package io.sluice.models.training;

import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.fusion.Fusion;
import io.sluice.models.calibration.ScoreSeries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the detectors together say of the windows that all of them judged, as a series of fused
 * ratios. Not thread-safe.
 */
final class FusedScores {

  private final Fusion fusion;
  private final List<Part> parts = new ArrayList<>();

  FusedScores(Fusion fusion) {
    this.fusion = fusion;
  }

  /**
   * @param places of its windows by the time of their end
   */
  private record Part(
      String detector, ScoreSeries scores, RatioCurve curve, Map<Long, Integer> places) {}

  /** Adds what a detector says, in the order in which it judged. */
  void add(String detector, ScoreSeries scores, RatioCurve curve) {
    parts.add(new Part(detector, scores, curve, places(scores)));
  }

  /** The fused ratios, in the order of the first detector. */
  ScoreSeries ratios(Profile profile) {
    var fused = new ScoreSeries(profile);
    ScoreSeries first = parts.getFirst().scores();
    for (int i = 0; i < first.size(); i++) {
      long end = first.endMillis(i);
      var scores = new LinkedHashMap<String, DetectorScore>();
      for (Part part : parts) {
        Integer at = part.places().get(end);
        if (at != null) {
          double ratio = part.curve().ratio(part.scores().score(at));
          scores.put(part.detector(), new DetectorScore(ratio, 1, ratio));
        }
      }
      if (scores.size() == parts.size()) {
        fused.add(end, fusion.fuse(scores));
      }
    }
    return fused;
  }

  private static Map<Long, Integer> places(ScoreSeries scores) {
    var places = HashMap.<Long, Integer>newHashMap(scores.size());
    for (int i = 0; i < scores.size(); i++) {
      places.put(scores.endMillis(i), i);
    }
    return places;
  }
}
