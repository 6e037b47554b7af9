package io.sluice.query.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps one score a stream between two events; streams beyond the limit wait for the next. */
final class ScoreThinner {

  private record Key(String asset, String stream) {}

  private final int maxStreams;
  private final Map<Key, LiveScore> waiting = new LinkedHashMap<>();

  ScoreThinner(int maxStreams) {
    this.maxStreams = maxStreams;
  }

  synchronized void offer(LiveScore score) {
    var key = new Key(score.asset(), score.stream());
    if (waiting.size() < maxStreams || waiting.containsKey(key)) {
      waiting.merge(key, score, LiveScore::and);
    }
  }

  synchronized List<LiveScore> drain() {
    var all = new ArrayList<>(waiting.values());
    waiting.clear();
    return all;
  }
}
