package io.sluice.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Topics;
import io.sluice.testbed.http.ReceivedWebhook;
import io.sluice.testbed.http.SignatureCheck.Valid;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a run left behind, but for the wall clock and for how often something was tried: two runs on
 * the same scores are equal to the last bit, whatever came between.
 *
 * @param rows of each table, those of an asset in the order in which they were written; and as
 *     {@code webhook} and {@code topic} what was told outside, those of an asset in the order in
 *     which they first came. What came again is left out if it is the same, body and all
 * @param refused ids of webhooks that came and were never accepted, or not signed as they should
 */
record Aftermath(Map<String, List<String>> rows, List<String> refused) {

  private static final Map<String, String> TABLES =
      Map.of(
          "incident",
          """
          select row(id, asset, profile, category, status, severity, started_at, updated_at,
            resolved_at, peak_ratio, episode, acknowledged_by, resolved_by,
            label)::text from alerting.incident order by id
          """,
          "alert",
          """
          select row(id, incident, asset, kind, severity, convert_from(body, 'UTF8'),
            published_at is not null)::text from alerting.alert order by asset, seq
          """,
          "delivery",
          """
          select row(id, alert, asset, channel, status)::text from alerting.delivery
          order by channel, asset, seq
          """,
          "asset_state",
          // when a score was written to the log differs from run to run
          """
          select row(asset, phase, regexp_replace(state, '"heardAt":"[^"]*"', '', 'g'))::text
          from alerting.asset_state order by asset
          """,
          "consumed_offset",
          """
          select row(topic, "partition", next_offset)::text from alerting.consumed_offset
          order by topic, "partition"
          """);

  static Aftermath of(Surroundings surroundings) throws SQLException {
    List<ReceivedWebhook> received = surroundings.receiver().received();
    var rows = tables(surroundings.postgres());
    rows.put("webhook", told(received, Aftermath::asset, w -> id(w) + " " + w.body()));
    rows.put(
        "topic",
        told(
            surroundings.broker().records(Topics.ALERTS),
            r -> new String(r.key(), UTF_8),
            r -> new String(r.value(), UTF_8)));
    return new Aftermath(rows, refused(received));
  }

  /** What an undisturbed run has and this has not, and the other way round; none if they agree. */
  List<String> differences(Aftermath undisturbed) {
    var differences = new ArrayList<String>();
    undisturbed.rows.forEach(
        (what, theirs) -> {
          List<String> ours = rows.get(what);
          without(theirs, ours).forEach(row -> differences.add("lost " + what + ": " + row));
          without(ours, theirs).forEach(row -> differences.add("strange " + what + ": " + row));
          if (differences.isEmpty() && !ours.equals(theirs)) {
            differences.add(what + ": another order, or a row twice");
          }
        });
    return differences;
  }

  private static List<String> without(List<String> rows, List<String> others) {
    var known = new HashSet<>(others);
    return rows.stream().filter(row -> !known.contains(row)).toList();
  }

  private static Map<String, List<String>> tables(EmbeddedDatabase postgres) throws SQLException {
    var tables = new TreeMap<String, List<String>>();
    try (var connection = postgres.connect();
        var statement = connection.createStatement()) {
      for (var table : TABLES.entrySet()) {
        var rows = new ArrayList<String>();
        try (var row = statement.executeQuery(table.getValue())) {
          while (row.next()) {
            rows.add(row.getString(1));
          }
        }
        tables.put(table.getKey(), rows);
      }
    }
    return tables;
  }

  private static <T> List<String> told(
      List<T> messages, Function<T, String> asset, Function<T, String> what) {
    return messages.stream()
        .sorted(Comparator.comparing(asset)) // stable
        .map(what)
        .distinct()
        .toList();
  }

  private static List<String> refused(List<ReceivedWebhook> received) {
    Set<String> accepted =
        received.stream().filter(w -> w.status() == 204).map(Aftermath::id).collect(toSet());
    return received.stream()
        .filter(w -> !(w.signature() instanceof Valid) || !accepted.contains(id(w)))
        .map(Aftermath::id)
        .toList();
  }

  private static String id(ReceivedWebhook webhook) {
    return webhook.id().orElseThrow();
  }

  private static String asset(ReceivedWebhook webhook) {
    try {
      JsonNode body = Messages.mapper().readTree(webhook.body());
      return body.path("data").path("asset").asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError(webhook.body(), e);
    }
  }
}
