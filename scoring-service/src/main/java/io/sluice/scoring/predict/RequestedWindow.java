package io.sluice.scoring.predict;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import io.sluice.scoring.bundle.TagLayout;
import io.sluice.scoring.predict.Prediction.WordCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns the readings of a request into what is judged: a full window, through the same ring as the
 * stream, or a record.
 */
final class RequestedWindow {

  private static final int NAMED_AT_MOST = 10;

  private final Profile profile;
  private final TagLayout layout;
  private final RequestedValues read;
  private final boolean mayLack;
  private final double[] values;

  /**
   * @param mayLack whether tags need not be there
   */
  RequestedWindow(Profile profile, TagLayout layout, boolean mayLack) {
    this.profile = profile;
    this.layout = layout;
    this.mayLack = mayLack || profile.kind() == ProfileKind.EVENTS;
    this.read = new RequestedValues(profile, layout);
    this.values = new double[layout.size()];
  }

  /** The words in place of values since the last call. */
  List<WordCount> takeWords() {
    return read.takeWords();
  }

  /**
   * @param where how a problem names this window: {@code readings}, {@code windows[2]}
   * @return a ring that holds exactly these readings
   */
  WindowRing ring(@Nullable List<PredictReading> given, String where)
      throws InvalidRequestException {
    List<PredictReading> readings = checked(given, where);
    // judged whenever it is full, whatever the stride of the stream
    var ring = new WindowRing(profile, 1);
    @Nullable Admission last = null;
    int position = 0;
    for (Timed reading : inOrder(readings, where)) {
      last = ring.offer(reading.millis(), arranged(reading.values()), position++);
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
  double[] record(@Nullable List<PredictReading> readings, String where)
      throws InvalidRequestException {
    return arranged(values(checked(readings, where).getFirst()));
  }

  private List<PredictReading> checked(@Nullable List<PredictReading> readings, String where)
      throws InvalidRequestException {
    if (readings == null || readings.size() != profile.window()) {
      throw new InvalidRequestException(
          "%s has %d readings; profile '%s' needs exactly %d: %s"
              .formatted(
                  where,
                  readings == null ? 0 : readings.size(),
                  profile.name(),
                  profile.window(),
                  switch (profile.kind()) {
                    case SIGNALS -> "it is of kind SIGNALS, which judges windows of them";
                    case EVENTS ->
                        "it is of kind EVENTS, which judges each record by itself; give several as 'records'";
                  }));
    }
    for (int i = 0; i < readings.size(); i++) {
      checkTags(readings.get(i), where + "[" + i + "]");
    }
    return readings;
  }

  private static Map<String, Object> values(PredictReading checked) {
    return Objects.requireNonNull(checked.values(), "the readings were checked");
  }

  private double[] arranged(Map<String, Object> given) {
    Arrays.fill(values, Double.NaN);
    given.forEach(this::put);
    layout.clearMissing(values);
    return values;
  }

  private void put(String tag, @Nullable Object value) {
    int index = layout.indexOf(tag);
    values[index] = read.read(index, value);
  }

  /** A reading with a time of its own, or that of its place. */
  private record Timed(long millis, Map<String, Object> values) {}

  private List<Timed> inOrder(List<PredictReading> readings, String where)
      throws InvalidRequestException {
    var timed = new ArrayList<Timed>(readings.size());
    for (PredictReading reading : readings) {
      if (reading.time() != null) {
        timed.add(new Timed(millis(reading.time(), where), values(reading)));
      }
    }
    if (timed.isEmpty()) {
      for (PredictReading reading : readings) {
        timed.add(new Timed(timed.size() * profile.interval().toMillis(), values(reading)));
      }
    } else if (timed.size() < readings.size()) {
      throw new InvalidRequestException(
          "%s: %d of %d readings have a time; give all of them one, or none"
              .formatted(where, timed.size(), readings.size()));
    }
    timed.sort(Comparator.comparingLong(Timed::millis));
    return timed;
  }

  private static long millis(Instant time, String where) throws InvalidRequestException {
    try {
      return time.toEpochMilli();
    } catch (ArithmeticException e) {
      throw new InvalidRequestException(where + ": time " + time + " is out of range");
    }
  }

  private void checkTags(@Nullable PredictReading reading, String where)
      throws InvalidRequestException {
    if (reading == null || reading.values() == null) {
      throw new InvalidRequestException(where + " has no 'values'");
    }
    Set<String> missing = new TreeSet<>(layout.names());
    Set<String> unknown = new TreeSet<>();
    for (String tag : reading.values().keySet()) {
      if (!missing.remove(tag)) {
        unknown.add(tag);
      }
    }
    if (mayLack && missing.size() < layout.names().size()) {
      missing.clear();
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
    var whyNone = RequestedValues.whyNone(reading.values());
    if (whyNone.isPresent()) {
      throw new InvalidRequestException(where + ": " + whyNone.get());
    }
  }

  private static String named(Set<String> tags) {
    String first = String.join(", ", tags.stream().limit(NAMED_AT_MOST).toList());
    int more = tags.size() - NAMED_AT_MOST;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
