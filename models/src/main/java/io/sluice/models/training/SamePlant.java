package io.sluice.models.training;

import io.sluice.contracts.ReadableNumbers;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.models.window.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether further rows may be of the plant that was trained on. Files of another plant of the same
 * make fit in names, and calibrated on them everything would be normal. A plant that drifts moves
 * some tags out of their ranges, another one most.
 */
final class SamePlant {

  private final List<Moved> moved = new ArrayList<>();
  private int compared;

  /** A continuous tag whose values have left those of training, all of them. */
  private record Moved(Tag tag, Range before, Range after) {

    String sentence() {
      return "%s reads %s to %s there and %s to %s in training"
          .formatted(
              tag.name(),
              ReadableNumbers.of(after.low),
              ReadableNumbers.of(after.high),
              ReadableNumbers.of(before.low),
              ReadableNumbers.of(before.high));
    }
  }

  private record Range(double low, double high) {

    static Range of(List<Stretch> stretches, int tag) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (Stretch stretch : stretches) {
        for (double[] reading : stretch.values()) {
          if (Double.isFinite(reading[tag])) {
            low = Math.min(low, reading[tag]);
            high = Math.max(high, reading[tag]);
          }
        }
      }
      return new Range(low, high);
    }

    boolean isEmpty() {
      return low > high;
    }

    double distance(Range other) {
      return Math.max(other.low - high, low - other.high);
    }
  }

  private SamePlant() {}

  /**
   * @param trained rows that the detectors learn from
   * @param further rows that only calibrate
   */
  static SamePlant compare(Profile profile, List<Stretch> trained, List<Stretch> further) {
    var comparison = new SamePlant();
    for (int i = 0; i < profile.tags().size(); i++) {
      Tag tag = profile.tags().get(i);
      if (tag.kind() == TagKind.CONTINUOUS) {
        comparison.add(tag, Range.of(trained, i), Range.of(further, i));
      }
    }
    return comparison;
  }

  private void add(Tag tag, Range before, Range after) {
    if (before.isEmpty() || after.isEmpty()) {
      return;
    }
    compared++;
    if (before.distance(after) > tag.resolution()) {
      moved.add(new Moved(tag, before, after));
    }
  }

  /**
   * A plant of one tag that drifted looks like another one: that is noted alone.
   *
   * @throws TrainingFailedException if the ranges of most tags have nothing in common
   */
  void require(String files) throws TrainingFailedException {
    if (compared > 1 && moved.size() * 2 > compared) {
      throw new TrainingFailedException(
          "%s: as if of another plant, for of %d continuous tags %d have nothing in common with the training rows, say %s; give files of the plant that is trained on"
              .formatted(files, compared, moved.size(), moved.getFirst().sentence()));
    }
  }

  /** What a person should look at; empty if every tag is where it was. */
  Optional<String> note(String files) {
    if (moved.isEmpty()) {
      return Optional.empty();
    }
    String others = moved.size() == 1 ? "" : " (and %d more tags)".formatted(moved.size() - 1);
    return Optional.of(
        "%s: %s%s: both are taken for normal"
            .formatted(files, moved.getFirst().sentence(), others));
  }
}
