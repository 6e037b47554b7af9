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
   * A window. Files of two assets, say one to train and one to calibrate, may have the same times,
   * and each detector judges them in the same order.
   *
   * @param endMillis time of its end
   * @param occurrence how often a window ended then so far, itself included
   */
  private record Place(long endMillis, int occurrence) {}

  /**
   * @param places where each window is among the scores, in their order
   */
  private record Part(
      String detector, ScoreSeries scores, RatioCurve curve, Map<Place, Integer> places) {}

  /** Adds what a detector says, in the order in which it judged. */
  void add(String detector, ScoreSeries scores, RatioCurve curve) {
    parts.add(new Part(detector, scores, curve, places(scores)));
  }

  /** The fused ratios, in the order of the first detector. */
  ScoreSeries ratios(Profile profile) {
    var fused = new ScoreSeries(profile);
    for (Place place : parts.getFirst().places().keySet()) {
      var scores = new LinkedHashMap<String, DetectorScore>();
      for (Part part : parts) {
        Integer at = part.places().get(place);
        if (at != null) {
          double ratio = part.curve().ratio(part.scores().score(at));
          scores.put(part.detector(), new DetectorScore(ratio, 1, ratio));
        }
      }
      if (scores.size() == parts.size()) {
        fused.add(place.endMillis(), fusion.fuse(scores));
      }
    }
    return fused;
  }

  private static Map<Place, Integer> places(ScoreSeries scores) {
    var occurrences = new HashMap<Long, Integer>();
    var places = LinkedHashMap.<Place, Integer>newLinkedHashMap(scores.size());
    for (int i = 0; i < scores.size(); i++) {
      long end = scores.endMillis(i);
      places.put(new Place(end, occurrences.merge(end, 1, Integer::sum)), i);
    }
    return places;
  }
}
