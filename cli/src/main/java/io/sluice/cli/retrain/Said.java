package io.sluice.cli.retrain;

import io.sluice.cli.history.GivenFeedback;
import io.sluice.cli.history.History.Stream;
import io.sluice.cli.history.JudgedIncident.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people said of single records and of windows, where it is looked up. */
final class Said {

  /** Nobody said anything. */
  static final Said NOTHING = new Said(List.of());

  private final Map<Record, Verdict> records = new HashMap<>();
  private final Map<Stream, List<GivenFeedback>> windows = new HashMap<>();
  private final Map<Stream, List<GivenFeedback>> fromElsewhere = new HashMap<>();

  private record Record(Stream stream, Instant time, String id) {}

  /**
   * @param all what counts, the newest first
   */
  Said(List<GivenFeedback> all) {
    for (GivenFeedback said : all) {
      var stream = new Stream(said.asset(), said.stream());
      String record = said.record();
      if (said.isWindow()) {
        windows.computeIfAbsent(stream, one -> new ArrayList<>()).add(said);
      } else if (record == null) {
        fromElsewhere.computeIfAbsent(stream, one -> new ArrayList<>()).add(said);
      } else {
        records.putIfAbsent(new Record(stream, said.from(), record), said.verdict());
      }
    }
  }

  /**
   * Of a reading: what was said of it, else of the last said of the windows that it is in; null if
   * nothing was.
   *
   * @param id null if nobody knows
   */
  @Nullable Verdict of(Stream stream, Instant time, @Nullable String id) {
    Verdict verdict = id == null ? null : records.get(new Record(stream, time, id));
    if (verdict != null) {
      return verdict;
    }
    for (GivenFeedback window : windows.getOrDefault(stream, List.of())) {
      if (!time.isBefore(window.from()) && time.isBefore(window.to())) {
        return window.verdict();
      }
    }
    return null;
  }

  /** Records that are in no history, and of which somebody knows what they are. */
  List<GivenFeedback> fromElsewhere(Stream stream) {
    return fromElsewhere.getOrDefault(stream, List.of()).stream()
        .filter(said -> said.verdict() != Verdict.UNDECIDED)
        .toList();
  }

  /** How many records and windows. */
  int count() {
    return records.size()
        + windows.values().stream().mapToInt(List::size).sum()
        + fromElsewhere.values().stream().mapToInt(List::size).sum();
  }
}
