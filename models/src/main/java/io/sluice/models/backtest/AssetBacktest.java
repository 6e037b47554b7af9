package io.sluice.models.backtest;

import io.sluice.detection.bundle.Bundle;
import io.sluice.incidents.PoliciesInForce;
import io.sluice.incidents.RaisedIncidents;
import io.sluice.incidents.RaisedIncidents.Raised;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;

/**
 * What one asset would have had of incidents: all streams of the bundle's profile together, as in
 * alert-service, by the policies in force.
 *
 * @param asset its name
 * @param raised in the order in which they opened
 * @param streams what came of the readings of each
 * @param judging what windows and detectors took, without the way of the readings
 */
public record AssetBacktest(
    String asset, List<Raised> raised, List<StreamCounts> streams, Duration judging) {

  public AssetBacktest {
    raised = List.copyOf(raised);
    streams = List.copyOf(streams);
  }

  /** The next window of a stream that is still to be judged. */
  private record Head(JudgedWindow window, JudgedStream judge) {}

  /**
   * Judges all readings.
   *
   * @param bundle borrowed; several assets may be judged by it at the same time
   * @param policies in force; where they say nothing of its profile, its scores say how patient it
   *     is
   * @param from incidents that were over by then are left out: readings before it are there so that
   *     the first window is full
   * @param readings by stream; closed when this returns
   * @throws IOException if they cannot be read to their end
   */
  public static AssetBacktest judge(
      Bundle bundle,
      PoliciesInForce policies,
      String asset,
      Instant from,
      SortedMap<String, StreamReadings> readings)
      throws IOException {
    var judges = new ArrayList<JudgedStream>();
    try {
      readings.forEach((stream, rows) -> judges.add(new JudgedStream(bundle, asset, stream, rows)));
      var incidents = new RaisedIncidents(policies, change -> {});
      follow(judges, asset, bundle.profile().name(), incidents);
      return new AssetBacktest(
          asset,
          incidents.incidents().stream()
              .filter(one -> one.resolvedAt() == null || !one.resolvedAt().isBefore(from))
              .toList(),
          judges.stream().map(JudgedStream::counts).toList(),
          judges.stream().map(JudgedStream::judging).reduce(Duration.ZERO, Duration::plus));
    } finally {
      for (JudgedStream judge : judges) {
        judge.close();
      }
    }
  }

  /** Several streams one window after the other, by when it ended. */
  private static void follow(
      List<JudgedStream> judges, String asset, String profile, RaisedIncidents incidents)
      throws IOException {
    var heads =
        new PriorityQueue<Head>(
            Comparator.<Head, Instant>comparing(head -> head.window().end())
                .thenComparing(head -> head.judge().stream()));
    for (JudgedStream judge : judges) {
      offer(heads, judge);
    }
    long position = 0;
    for (Head head = heads.poll(); head != null; head = heads.poll()) {
      incidents.add(head.window().of(asset, head.judge().stream(), profile, position++));
      offer(heads, head.judge());
    }
  }

  private static void offer(PriorityQueue<Head> heads, JudgedStream judge) throws IOException {
    JudgedWindow next = judge.next();
    if (next != null) {
      heads.add(new Head(next, judge));
    }
  }

  /** The time of which there are readings, of the stream that has most. */
  public Duration heard() {
    return streams.stream()
        .map(StreamCounts::heard)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** Windows that were judged. */
  public long windows() {
    return streams.stream().mapToLong(StreamCounts::windows).sum();
  }
}
