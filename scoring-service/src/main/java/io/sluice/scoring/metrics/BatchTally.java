package io.sluice.scoring.metrics;

import io.sluice.contracts.Severity;
import io.sluice.detection.window.Admission;
import io.sluice.scoring.window.Drops;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What one batch did, kept until its transaction has ended: a batch that is committed is counted
 * once, one that is aborted, and done again, not at all. Not thread-safe.
 */
public final class BatchTally implements Drops {

  private final long[] windows = new long[Severity.values().length];
  private final long[] readings = new long[Admission.values().length];
  private final Map<String, Integer> deadLetters = new HashMap<>();
  private long[] latencies = new long[256];
  private int scored;
  private long lastScoreMicros;
  private long missingValues;
  private long unknownTags;
  private long unseenTexts;
  private long leftOut;
  private long idle;
  private long capacity;
  private long profileChanged;
  private long obeyed;
  private long idleOrders;

  /**
   * @param nowMicros when it was judged, microseconds since the epoch
   */
  public void scored(Severity severity, long latencyMicros, long nowMicros) {
    windows[severity.ordinal()]++;
    if (scored == latencies.length) {
      latencies = Arrays.copyOf(latencies, 2 * scored);
    }
    latencies[scored++] = latencyMicros;
    lastScoreMicros = nowMicros;
  }

  public void admitted(Admission admission) {
    readings[admission.ordinal()]++;
  }

  public void missingValues(int count) {
    missingValues += count;
  }

  public void unknownTags(int count) {
    unknownTags += count;
  }

  public void unseenTexts(int count) {
    unseenTexts += count;
  }

  /** A window was not judged because as many assets learn as may. */
  public void leftOut() {
    leftOut++;
  }

  /**
   * A person said something of tags.
   *
   * @param isObeyed whether there was anything to do
   */
  public void tagOrder(boolean isObeyed) {
    if (isObeyed) {
      obeyed++;
    } else {
      idleOrders++;
    }
  }

  /**
   * @param reason one of few, fixed codes
   */
  public void deadLetter(String reason) {
    deadLetters.merge(reason, 1, Integer::sum);
  }

  @Override
  public void idle() {
    idle++;
  }

  @Override
  public void capacity() {
    capacity++;
  }

  @Override
  public void profileChanged() {
    profileChanged++;
  }

  /** Begins anew. */
  public void clear() {
    Arrays.fill(windows, 0);
    Arrays.fill(readings, 0);
    deadLetters.clear();
    scored = 0;
    missingValues = 0;
    unknownTags = 0;
    unseenTexts = 0;
    leftOut = 0;
    idle = 0;
    capacity = 0;
    profileChanged = 0;
    obeyed = 0;
    idleOrders = 0;
  }

  long windows(Severity severity) {
    return windows[severity.ordinal()];
  }

  long readings(Admission admission) {
    return readings[admission.ordinal()];
  }

  Map<String, Integer> deadLetters() {
    return deadLetters;
  }

  int scored() {
    return scored;
  }

  long latencyMicros(int score) {
    return latencies[score];
  }

  long lastScoreMicros() {
    return lastScoreMicros;
  }

  long missingValues() {
    return missingValues;
  }

  long unknownTags() {
    return unknownTags;
  }

  long unseenTexts() {
    return unseenTexts;
  }

  long windowsLeftOut() {
    return leftOut;
  }

  long droppedIdle() {
    return idle;
  }

  long droppedForCapacity() {
    return capacity;
  }

  long droppedForProfile() {
    return profileChanged;
  }

  long ordersObeyed() {
    return obeyed;
  }

  long ordersForNothing() {
    return idleOrders;
  }
}
