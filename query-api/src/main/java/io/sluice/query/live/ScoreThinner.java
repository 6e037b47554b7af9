package io.sluice.query.live;

import io.sluice.contracts.RawScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the newest and the highest score of a stream between two events; streams beyond the limit
 * wait for the next. What detectors say is read of those alone that are told.
 */
final class ScoreThinner {

  private record Key(String asset, String stream) {}

  private record Waiting(RawScore newest, RawScore highest) {

    Waiting and(Waiting later) {
      return new Waiting(
          later.newest.windowEnd().isBefore(newest.windowEnd()) ? newest : later.newest,
          later.highest.ratio() > highest.ratio() ? later.highest : highest);
    }
  }

  private final int maxStreams;
  private Map<Key, Waiting> waiting = new LinkedHashMap<>();

  ScoreThinner(int maxStreams) {
    this.maxStreams = maxStreams;
  }

  synchronized void offer(RawScore score) {
    var key = new Key(score.asset(), score.stream());
    if (waiting.size() < maxStreams || waiting.containsKey(key)) {
      waiting.merge(key, new Waiting(score, score), Waiting::and);
    }
  }

  List<LiveScore> drain() {
    var all = new ArrayList<LiveScore>();
    for (Waiting one : takeAll().values()) {
      all.add(LiveScore.of(one.newest, one.highest));
    }
    return all;
  }

  private synchronized Map<Key, Waiting> takeAll() {
    Map<Key, Waiting> all = waiting;
    waiting = new LinkedHashMap<>();
    return all;
  }
}
