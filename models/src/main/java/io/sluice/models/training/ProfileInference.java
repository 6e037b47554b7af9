package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.models.window.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
   * @param kind of the profile; null to tell it by the rows: where more than half of them share
   *     their instant with the row before they are events
   * @param step between rows as it was asked for; null to tell it by the rows
   * @param texts names of the columns that hold texts, whose numbers mean nothing
   * @throws TrainingFailedException if no column has a value or no two rows differ in time
   */
  static Inferred infer(
      String name,
      @Nullable ProfileKind kind,
      @Nullable Duration step,
      List<String> tagNames,
      Set<String> texts,
      List<Stretch> stretches)
      throws TrainingFailedException {
    List<TagValues> seen =
        tagNames.stream().map(tag -> new TagValues(tag, texts.contains(tag))).toList();
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
    List<String> computed =
        names(seen.stream().filter(TagValues::hasMoreDigitsThanASensor).toList());
    if (!computed.isEmpty()) {
      notes.add(
          "columns with more digits than a sensor has are taken to three of them, for live readings may have no more (a profile's resolution says otherwise): "
              + String.join(", ", computed));
    }
    int[] columns = IntStream.range(0, seen.size()).filter(i -> !seen.get(i).isEmpty()).toArray();
    if (columns.length == 0) {
      throw new TrainingFailedException(
          "no column has values in rows of normal operation; found the columns "
              + String.join(", ", tagNames));
    }
    List<Tag> tags = Arrays.stream(columns).mapToObj(i -> seen.get(i).toTag()).toList();
    List<String> categories =
        tags.stream().filter(tag -> tag.kind() == TagKind.CATEGORICAL).map(Tag::name).toList();
    if (!categories.isEmpty()) {
      notes.add(
          "columns of texts are taken as categories (a profile or --exclude says otherwise): "
              + String.join(", ", categories));
    }
    return new Inferred(profile(name, kind, step, tags, stretches, notes), columns, notes);
  }

  private static Profile profile(
      String name,
      @Nullable ProfileKind kind,
      @Nullable Duration step,
      List<Tag> tags,
      List<Stretch> stretches,
      List<String> notes)
      throws TrainingFailedException {
    return switch (kind == null ? kind(stretches, notes) : kind) {
      case SIGNALS ->
          signals(name, tags, step == null ? interval(stretches) : step, stretches, notes);
      case EVENTS -> Profile.events(name, tags, meanInterval(stretches));
    };
  }

  private static Profile signals(
      String name, List<Tag> tags, Duration interval, List<Stretch> stretches, List<String> notes) {
    int rows = stretches.stream().mapToInt(Stretch::length).sum();
    int window = WindowLength.of(rows);
    if (window < Profile.DEFAULT_WINDOW) {
      notes.add(
          "windows have %d readings instead of %d, for %,d rows are few (--window says otherwise)"
              .formatted(window, Profile.DEFAULT_WINDOW, rows));
    }
    return Profiles.withWindow(Profile.withDefaults(name, tags, interval), window);
  }

  private static ProfileKind kind(List<Stretch> stretches, List<String> notes) {
    long rows = stretches.stream().mapToLong(Stretch::length).sum();
    long shared = stretches.stream().mapToLong(ProfileInference::sharedInstants).sum();
    if (shared * 2 <= rows) {
      return ProfileKind.SIGNALS;
    }
    notes.add(
        "%,d of %,d rows share their instant with the row before: each is taken as an event of its own (--kind signals says otherwise)"
            .formatted(shared, rows));
    return ProfileKind.EVENTS;
  }

  private static long sharedInstants(Stretch stretch) {
    return IntStream.range(1, stretch.length())
        .filter(i -> stretch.times()[i] == stretch.times()[i - 1])
        .count();
  }

  /** Of all rows, however they are dealt out over the time. */
  private static Duration meanInterval(List<Stretch> stretches) throws TrainingFailedException {
    LongSummaryStatistics times =
        stretches.stream()
            .flatMapToLong(stretch -> Arrays.stream(stretch.times()))
            .summaryStatistics();
    long millis = times.getMax() - times.getMin();
    if (millis <= 0) {
      throw new TrainingFailedException(
          "how many records there are in a day cannot be told: all have the same time");
    }
    return Duration.ofNanos(Math.max(1, Duration.ofMillis(millis).toNanos() / times.getCount()));
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
