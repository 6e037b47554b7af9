package io.sluice.query.live;

/**
 * What a client of the feed receives.
 *
 * @param name {@code scores}, {@code incident}, {@code alert} or {@code heartbeat}
 * @param data JSON text
 */
record LiveEvent(String name, String data) {

  static final String SCORES = "scores";
  static final String INCIDENT = "incident";
  static final String ALERT = "alert";
  static final LiveEvent HEARTBEAT = new LiveEvent("heartbeat", "{}");
}
