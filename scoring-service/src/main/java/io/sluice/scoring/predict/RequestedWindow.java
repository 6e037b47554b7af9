package io.sluice.scoring.predict;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.dictionary.Dictionary;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import io.sluice.scoring.bundle.TagLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns the readings of a request into what is judged: a full window, through the same ring as the
 * stream, or a record.
 */
final class RequestedWindow {

  private static final int NAMED_AT_MOST = 10;

  private final Profile profile;
  private final TagLayout layout;
  private final double[] values;

  RequestedWindow(Profile profile, TagLayout layout) {
    this.profile = profile;
    this.layout = layout;
    this.values = new double[layout.size()];
  }

  /**
   * @param where how a problem names this window: {@code readings}, {@code windows[2]}
   * @return a ring that holds exactly these readings
   */
  WindowRing ring(List<PredictReading> readings, String where) throws InvalidRequestException {
    check(readings, where);
    // judged whenever it is full, whatever the stride of the stream
    var ring = new WindowRing(profile, 1);
    Admission last = null;
    int position = 0;
    for (PredictReading reading : inOrder(readings, where)) {
      last = ring.offer(reading.time().toEpochMilli(), arranged(reading), position++);
    }
    if (last != Admission.WINDOW) {
      throw new InvalidRequestException(
          "%s is no window: times must be at most %s apart and differ from each other"
              .formatted(where, profile.maxGap()));
    }
    return ring;
  }

  /**
   * @param where how a problem names this record
   * @return its values by tag, until the next call
   */
  double[] record(List<PredictReading> readings, String where) throws InvalidRequestException {
    check(readings, where);
    return arranged(readings.getFirst());
  }

  private void check(List<PredictReading> readings, String where) throws InvalidRequestException {
    if (readings == null || readings.size() != profile.window()) {
      throw new InvalidRequestException(
          "%s has %d readings; profile '%s' needs exactly %d"
              .formatted(
                  where, readings == null ? 0 : readings.size(), profile.name(), profile.window()));
    }
    for (int i = 0; i < readings.size(); i++) {
      checkTags(readings.get(i), where + "[" + i + "]");
    }
  }

  private double[] arranged(PredictReading reading) {
    Arrays.fill(values, Double.NaN);
    reading.values().forEach(this::put);
    return values;
  }

  private void put(String tag, Object value) {
    int index = layout.indexOf(tag);
    Dictionary dictionary = layout.dictionary(index);
    switch (value) {
      case null -> {}
      case Number number when dictionary == null -> values[index] = number.doubleValue();
      case Number number -> values[index] = dictionary.code(number.doubleValue());
      case String text -> values[index] = dictionary.code(text);
      default -> throw new IllegalStateException("the values were checked");
    }
  }

  private List<PredictReading> inOrder(List<PredictReading> readings, String where)
      throws InvalidRequestException {
    long timed = readings.stream().map(PredictReading::time).filter(Objects::nonNull).count();
    if (timed == 0) {
      var spaced = new ArrayList<PredictReading>(readings.size());
      Instant time = Instant.EPOCH;
      for (PredictReading reading : readings) {
        spaced.add(new PredictReading(time, reading.values()));
        time = time.plus(profile.interval());
      }
      return spaced;
    }
    if (timed < readings.size()) {
      throw new InvalidRequestException(
          "%s: %d of %d readings have a time; give all of them one, or none"
              .formatted(where, timed, readings.size()));
    }
    checkTimes(readings, where);
    return readings.stream().sorted(Comparator.comparing(PredictReading::time)).toList();
  }

  private static void checkTimes(List<PredictReading> readings, String where)
      throws InvalidRequestException {
    for (PredictReading reading : readings) {
      try {
        reading.time().toEpochMilli();
      } catch (ArithmeticException e) {
        throw new InvalidRequestException(where + ": time " + reading.time() + " is out of range");
      }
    }
  }

  private void checkTags(PredictReading reading, String where) throws InvalidRequestException {
    if (reading == null || reading.values() == null) {
      throw new InvalidRequestException(where + " has no 'values'");
    }
    Set<String> missing = new TreeSet<>(layout.names());
    Set<String> unknown = new TreeSet<>();
    for (var value : reading.values().entrySet()) {
      if (!missing.remove(value.getKey())) {
        unknown.add(value.getKey());
      }
      checkValue(value.getKey(), value.getValue(), where);
    }
    if (!unknown.isEmpty() || !missing.isEmpty()) {
      throw new InvalidRequestException(
          "%s: the tags do not fit profile '%s': %s%s%s (a tag without a value is null)"
              .formatted(
                  where,
                  profile.name(),
                  unknown.isEmpty() ? "" : "unknown " + named(unknown),
                  unknown.isEmpty() || missing.isEmpty() ? "" : "; ",
                  missing.isEmpty() ? "" : "missing " + named(missing)));
    }
  }

  private void checkValue(String tag, Object value, String where) throws InvalidRequestException {
    boolean isKnown =
        switch (value) {
          case null -> true;
          case Number number -> Double.isFinite(number.doubleValue());
          case String text -> {
            int index = layout.indexOf(tag);
            yield index < 0 || layout.dictionary(index) != null;
          }
          default -> false;
        };
    if (!isKnown) {
      throw new InvalidRequestException(
          "%s: %s is %s, not a finite number%s"
              .formatted(
                  where,
                  tag,
                  value instanceof String text ? "the text '" + text + "'" : value,
                  value instanceof String ? "; only categorical tags take texts" : ""));
    }
  }

  private static String named(Set<String> tags) {
    String first = String.join(", ", tags.stream().limit(NAMED_AT_MOST).toList());
    int more = tags.size() - NAMED_AT_MOST;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
