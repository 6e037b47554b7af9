package io.sluice.scoring.predict;

import java.util.Arrays;
import java.util.List;

/**
 * The windows of a request and how the answer has to look.
 *
 * @param windows readings by window; a window, or a reading, that is null in the request is null
 * @param name how a problem names a window: {@code readings}, {@code windows[2]}
 * @param answersList whether a list was asked for
 * @param mayLack whether tags need not be there; otherwise they are null where there is no value
 * @param ignored names of fields that are no tags
 */
record RequestedWindows(
    List<List<PredictReading>> windows,
    Name name,
    boolean answersList,
    boolean mayLack,
    List<String> ignored) {

  /** Names a window by its index. */
  @FunctionalInterface
  interface Name {
    String of(int index);
  }

  /**
   * @param window readings in a window of the profile; if it is 1, each reading is a window
   */
  static RequestedWindows of(PredictRequest request, int window) throws InvalidRequestException {
    List<PredictReading> readings = request.readings();
    List<List<PredictReading>> windows = request.windows();
    if (request.isOfSeveral()) {
      throw oneOfThem();
    }
    if (windows != null) {
      if (windows.isEmpty()) {
        throw new InvalidRequestException("'windows' is empty: there is nothing to score");
      }
      return new RequestedWindows(
          windows, index -> "windows[" + index + "]", true, false, List.of());
    }
    if (readings == null) {
      throw oneOfThem();
    }
    if (window == 1 && readings.size() > 1) {
      List<List<PredictReading>> single = readings.stream().map(RequestedWindows::alone).toList();
      return new RequestedWindows(
          single, index -> "readings[" + index + "]", true, false, List.of());
    }
    return new RequestedWindows(List.of(readings), index -> "readings", false, false, List.of());
  }

  /**
   * @param where how a problem names the records
   * @param window readings in a window of the profile; if it is 1, each record is a window
   */
  static RequestedWindows of(FlatRecords records, String where, int window) {
    if (window > 1) {
      return new RequestedWindows(
          List.of(records.readings()), index -> where, false, true, records.ignored());
    }
    return new RequestedWindows(
        records.readings().stream().map(RequestedWindows::alone).toList(),
        records.areMany() ? index -> where + "[" + index + "]" : index -> where,
        records.areMany(),
        true,
        records.ignored());
  }

  private static InvalidRequestException oneOfThem() {
    return new InvalidRequestException(
        "give either 'readings' or 'windows', or 'record' or 'records'");
  }

  private static List<PredictReading> alone(PredictReading reading) {
    return Arrays.asList(reading);
  }

  int size() {
    return windows.size();
  }
}
