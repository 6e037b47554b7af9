package io.sluice.alert.watch;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Messages;
import io.sluice.contracts.ReservedAssets;
import io.sluice.contracts.Severity;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a canary that came off the log: an alert and its delivery, in the transaction
 * that moves the offset on, as of any asset. It is no incident, and is not put on the topic.
 */
public final class CanaryRows {

  private static final byte[] KEY = ReservedAssets.CANARY.getBytes(StandardCharsets.UTF_8);

  private static final String ALERT =
      """
      insert into alerting.alert (id, incident, asset, kind, severity, body, published_at)
      values (?, ?, ?, ?, ?, ?, now()) on conflict (id) do nothing
      """;

  /** One that is late says nothing that the newer one will not say. */
  private static final String GIVE_UP =
      """
      update alerting.delivery
      set status = 'SUPERSEDED', finished_at = now(), lease_until = null
      where channel = ? and status = 'PENDING'
      """;

  private static final String DELIVERY =
      """
      insert into alerting.delivery (id, alert, incident, asset, channel) values (?, ?, ?, ?, ?)
      on conflict (id) do nothing
      """;

  private CanaryRows() {}

  /** Whether a record of the commands is none but a canary, by its key. */
  public static boolean isCanary(byte @Nullable [] key) {
    return Arrays.equals(key, KEY);
  }

  /** Which one it is; empty if somebody else wrote it. */
  public static Optional<UUID> round(byte @Nullable [] value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(new String(value, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public static void insert(Connection connection, Collection<UUID> rounds) throws SQLException {
    if (rounds.isEmpty()) {
      return;
    }
    try (var giveUp = connection.prepareStatement(GIVE_UP);
        var alerts = connection.prepareStatement(ALERT);
        var deliveries = connection.prepareStatement(DELIVERY)) {
      giveUp.setString(1, CanaryChannel.NAME);
      giveUp.executeUpdate();
      for (UUID round : rounds) {
        Alert alert =
            alert(
                round,
                AlertKind.OPENED,
                Severity.INFO,
                Instant.now(),
                "The canary: Sluice tries whether alerts come through; nothing is wrong.");
        alerts.setObject(1, alert.id());
        alerts.setObject(2, alert.incident());
        alerts.setString(3, alert.asset());
        alerts.setString(4, alert.kind().name());
        alerts.setString(5, alert.severity().name());
        alerts.setBytes(6, Messages.encode(alert));
        alerts.addBatch();
        deliveries.setObject(1, MessageIds.delivery(alert.id(), CanaryChannel.NAME));
        deliveries.setObject(2, alert.id());
        deliveries.setObject(3, alert.incident());
        deliveries.setString(4, alert.asset());
        deliveries.setString(5, CanaryChannel.NAME);
        deliveries.addBatch();
      }
      alerts.executeBatch();
      deliveries.executeBatch();
    }
  }

  /** An alert about the canary itself; its incident is the round. */
  static Alert alert(UUID round, AlertKind kind, Severity severity, Instant at, String text) {
    return new Alert(
        MessageIds.alert(round, kind, severity, at),
        round,
        ReservedAssets.CANARY,
        List.of(ReservedAssets.CANARY),
        ReservedAssets.CANARY,
        kind,
        severity,
        at,
        at,
        1,
        List.of(),
        Category.PROCESS,
        null,
        null,
        text,
        Map.of(),
        severity == Severity.INFO ? true : null,
        null);
  }
}
