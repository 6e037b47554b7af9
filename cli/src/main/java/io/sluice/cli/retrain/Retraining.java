package io.sluice.cli.retrain;

import java.time.Instant;
import java.util.List;

/**
 * What a bundle was trained from, so that it can be made again: the same query of the same history
 * gives the same data, and these the same bundle.
 *
 * @param profile its profile
 * @param version its version
 * @param replaces the version that was in use, which it was compared with
 * @param url of the query-api that was asked
 * @param from begin of the history
 * @param cut from when on readings were kept to compare by
 * @param to end of the history
 * @param streams what was asked for
 * @param trueAlarms incidents whose times count as anomalous
 * @param falseAlarms incidents whose times count as normal
 * @param undecided times left out: of incidents that nobody judged, of maintenance
 * @param judged records and windows of which people said what they are
 * @param dataSha256 digest of what was learnt from, hex
 * @param comparison how the version in use and this one judge what was kept, a sentence each
 */
record Retraining(
    String profile,
    String version,
    int replaces,
    String url,
    Instant from,
    Instant cut,
    Instant to,
    List<StreamRows> streams,
    int trueAlarms,
    int falseAlarms,
    int undecided,
    int judged,
    String dataSha256,
    List<String> comparison) {

  Retraining {
    streams = List.copyOf(streams);
    comparison = List.copyOf(comparison);
  }

  /** Readings of one stream: those learnt from, those compared by, and those of true alarms. */
  record StreamRows(String asset, String stream, long learnt, long compared, long anomalous) {}
}
