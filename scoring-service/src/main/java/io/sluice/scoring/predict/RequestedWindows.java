package io.sluice.scoring.predict;

import java.util.Arrays;
import java.util.List;

/**
 * The windows of a request and how the answer has to look.
 *
 * @param windows readings by window; a window, or a reading, that is null in the request is null
 * @param name how a problem names a window: {@code readings}, {@code windows[2]}
 * @param answersList whether a list was asked for
 */
record RequestedWindows(List<List<PredictReading>> windows, Name name, boolean answersList) {

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
    if (windows != null && readings == null) {
      if (windows.isEmpty()) {
        throw new InvalidRequestException("'windows' is empty: there is nothing to score");
      }
      return new RequestedWindows(windows, index -> "windows[" + index + "]", true);
    }
    if (readings == null || windows != null) {
      throw new InvalidRequestException("give either 'readings' or 'windows'");
    }
    if (window == 1 && readings.size() > 1) {
      List<List<PredictReading>> single = readings.stream().map(RequestedWindows::alone).toList();
      return new RequestedWindows(single, index -> "readings[" + index + "]", true);
    }
    return new RequestedWindows(List.of(readings), index -> "readings", false);
  }

  private static List<PredictReading> alone(PredictReading reading) {
    return Arrays.asList(reading);
  }

  int size() {
    return windows.size();
  }
}
