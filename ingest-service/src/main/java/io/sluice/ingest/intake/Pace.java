package io.sluice.ingest.intake;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets each of many names have its turn once in a while. Of so many names it keeps account, those
 * beyond share one. Threads may share it.
 */
final class Pace {

  /** Not this time. */
  static final int NOT_YET = -1;

  private static final String OTHERS = "";

  private final long pauseNanos;
  private final int maxNames;

  /** In the order of their last turns. */
  private final Map<String, Turn> turns = new LinkedHashMap<>();

  Pace(Duration pause, int maxNames) {
    this.pauseNanos = pause.toNanos();
    this.maxNames = maxNames;
  }

  /** When a name had its turn, and how often it has asked since. */
  private static final class Turn {

    private final long at;
    private int since;

    Turn(long at) {
      this.at = at;
    }
  }

  /**
   * @param nanos the time, from any beginning
   * @return how often it was not the name's turn since the last time, or {@link #NOT_YET}
   */
  synchronized int turn(String name, long nanos) {
    var counted = turns.containsKey(name) || hasRoom(nanos) ? name : OTHERS;
    var last = turns.get(counted);
    if (last != null && nanos - last.at < pauseNanos) {
      last.since++;
      return NOT_YET;
    }
    turns.remove(counted);
    turns.put(counted, new Turn(nanos));
    return last == null ? 0 : last.since;
  }

  private boolean hasRoom(long nanos) {
    if (turns.size() < maxNames) {
      return true;
    }
    var eldest = turns.entrySet().iterator().next();
    if (nanos - eldest.getValue().at < pauseNanos) {
      return false;
    }
    turns.remove(eldest.getKey());
    return true;
  }
}
