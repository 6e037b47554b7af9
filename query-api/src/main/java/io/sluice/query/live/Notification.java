package io.sluice.query.live;

import io.sluice.contracts.Messages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What replicas tell each other through the database. Postgres takes at most 8000 bytes at a time.
 *
 * @param scores thinned scores, may be empty
 * @param alerts ids of alerts that are now in their table, may be empty
 */
public record Notification(List<LiveScore> scores, List<UUID> alerts) {

  /** Channel of {@code NOTIFY}; the schema's name keeps other users of the database apart. */
  static final String CHANNEL = "sluice_history_live";

  private static final int MAX_BYTES = 7_500;
  private static final int ALERTS_AT_A_TIME = 100;

  /** As many texts as it takes. */
  static List<String> ofScores(List<LiveScore> scores) {
    var texts = new ArrayList<String>();
    split(scores, texts);
    return texts;
  }

  static List<String> ofAlerts(List<UUID> ids) {
    var texts = new ArrayList<String>();
    for (int from = 0; from < ids.size(); from += ALERTS_AT_A_TIME) {
      int to = Math.min(ids.size(), from + ALERTS_AT_A_TIME);
      texts.add(text(new Notification(List.of(), List.copyOf(ids.subList(from, to)))));
    }
    return texts;
  }

  private static void split(List<LiveScore> scores, List<String> texts) {
    if (scores.isEmpty()) {
      return;
    }
    String text = text(new Notification(scores, List.of()));
    if (text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
      texts.add(text);
      return;
    }
    if (scores.size() == 1) {
      // Far below the limit then: other names have at most 200 characters.
      split(List.of(scores.getFirst().withoutRatios()), texts);
      return;
    }
    int half = scores.size() / 2;
    split(scores.subList(0, half), texts);
    split(scores.subList(half, scores.size()), texts);
  }

  private static String text(Notification notification) {
    return new String(Messages.encode(notification), StandardCharsets.UTF_8);
  }
}
