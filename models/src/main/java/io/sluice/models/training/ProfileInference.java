package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.models.window.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Finds out from rows of normal operation what a plant is made of. */
final class ProfileInference {

  private ProfileInference() {}

  /**
   * @param profile with the defaults for everything that rows cannot tell
   * @param columns index of each of its tags among the columns of the rows
   * @param notes what was left out and why, a sentence each
   */
  record Inferred(Profile profile, int[] columns, List<String> notes) {}

  /**
   * @throws TrainingFailedException if no column has a value or no two rows differ in time
   */
  static Inferred infer(String name, List<String> tagNames, List<Stretch> stretches)
      throws TrainingFailedException {
    List<TagValues> seen = tagNames.stream().map(TagValues::new).toList();
    for (Stretch stretch : stretches) {
      for (double[] row : stretch.values()) {
        for (int i = 0; i < row.length; i++) {
          seen.get(i).add(row[i]);
        }
      }
    }
    var notes = new ArrayList<String>();
    List<String> empty = names(seen.stream().filter(TagValues::isEmpty).toList());
    if (!empty.isEmpty()) {
      notes.add("columns without a single value are left out: " + String.join(", ", empty));
    }
    List<String> constant = names(seen.stream().filter(TagValues::isConstant).toList());
    if (!constant.isEmpty()) {
      notes.add(
          "columns that never change are kept, any change counts from their resolution on: "
              + String.join(", ", constant));
    }
    int[] columns = IntStream.range(0, seen.size()).filter(i -> !seen.get(i).isEmpty()).toArray();
    if (columns.length == 0) {
      throw new TrainingFailedException(
          "no column has values in rows of normal operation; found the columns "
              + String.join(", ", tagNames));
    }
    List<Tag> tags = Arrays.stream(columns).mapToObj(i -> seen.get(i).toTag()).toList();
    return new Inferred(Profile.withDefaults(name, tags, interval(stretches)), columns, notes);
  }

  private static List<String> names(List<TagValues> tags) {
    return tags.stream().map(TagValues::name).toList();
  }

  /** The median of the steps forward in time. */
  private static Duration interval(List<Stretch> stretches) throws TrainingFailedException {
    long[] steps =
        stretches.stream()
            .flatMapToLong(
                stretch ->
                    IntStream.range(1, stretch.length())
                        .mapToLong(i -> stretch.times()[i] - stretch.times()[i - 1]))
            .filter(step -> step > 0)
            .sorted()
            .toArray();
    if (steps.length == 0) {
      throw new TrainingFailedException(
          "the sampling interval cannot be told: no two rows follow each other in time");
    }
    return Duration.ofMillis(steps[steps.length / 2]);
  }
}
