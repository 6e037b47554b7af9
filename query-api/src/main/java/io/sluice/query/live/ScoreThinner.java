package io.sluice.query.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps one score an asset between two events; assets beyond the limit wait for the next. */
final class ScoreThinner {

  private final int maxAssets;
  private final Map<String, LiveScore> waiting = new LinkedHashMap<>();

  ScoreThinner(int maxAssets) {
    this.maxAssets = maxAssets;
  }

  synchronized void offer(LiveScore score) {
    if (waiting.size() < maxAssets || waiting.containsKey(score.asset())) {
      waiting.merge(score.asset(), score, LiveScore::and);
    }
  }

  synchronized List<LiveScore> drain() {
    var all = new ArrayList<>(waiting.values());
    waiting.clear();
    return all;
  }
}
