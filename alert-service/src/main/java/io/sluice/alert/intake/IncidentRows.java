package io.sluice.alert.intake;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Severity;
import io.sluice.incidents.Episode;
import io.sluice.incidents.StoredIncident;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Incidents, and what people did to them. */
final class IncidentRows {

  private static final Logger LOG = Logger.getLogger(IncidentRows.class);

  private static final String INCIDENT =
      """
      insert into alerting.incident (id, asset, profile, category, status, severity, started_at,
        updated_at, resolved_at, peak_ratio, episode)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update set status = excluded.status, severity = excluded.severity,
        updated_at = excluded.updated_at, resolved_at = excluded.resolved_at,
        peak_ratio = excluded.peak_ratio, episode = excluded.episode, recorded_at = now()
      """;
  private static final String BY_HAND =
      """
      update alerting.incident set acknowledged_by = coalesce(?, acknowledged_by),
        acknowledged_at = coalesce(?, acknowledged_at), resolved_by = coalesce(?, resolved_by),
        label = coalesce(?, label), labelled_by = coalesce(?, labelled_by),
        assigned_to = coalesce(?, assigned_to), recorded_at = now()
      where id = ?
      """;

  /** It goes on, and nobody has taken it up since. */
  private static final String RAISED_AGAIN =
      """
      update alerting.incident set acknowledged_by = null, acknowledged_at = null,
        resolved_by = null
      where id = ?
      """;

  private static final String FIND =
      """
      select category, profile, episode, severity, peak_ratio, started_at, updated_at, resolved_at
      from alerting.incident where id = ? and asset = ?
      """;

  private IncidentRows() {}

  static void insert(Connection connection, Collection<PendingAlert> pendingAlerts)
      throws SQLException {
    // The latest of each incident says it all, and one statement must not meet a row twice.
    var latest = new LinkedHashMap<UUID, PendingAlert>();
    for (PendingAlert pending : pendingAlerts) {
      if (!pending.alert().kind().isRemark()) {
        latest.put(pending.alert().incident(), pending);
      }
    }
    try (var incidents = connection.prepareStatement(INCIDENT)) {
      for (PendingAlert pending : latest.values()) {
        incident(
            incidents,
            pending.alert(),
            Objects.requireNonNull(pending.episode(), "an incident is made of something"));
      }
      incidents.executeBatch();
    }
    for (PendingAlert pending : pendingAlerts) {
      byHand(connection, pending.alert());
    }
  }

  /** In the order in which it came: who took it up before it was raised again did not after. */
  private static void byHand(Connection connection, Alert alert) throws SQLException {
    if (alert.kind().isRaised() && alert.kind() != AlertKind.OPENED) {
      try (var update = connection.prepareStatement(RAISED_AGAIN)) {
        update.setObject(1, alert.incident());
        update.executeUpdate();
      }
    }
    if (alert.command() != null) {
      try (var update = connection.prepareStatement(BY_HAND)) {
        byHand(update, alert, alert.command());
        update.executeUpdate();
      }
    }
  }

  private static void incident(PreparedStatement insert, Alert alert, Episode episode)
      throws SQLException {
    boolean resolved = alert.kind() == AlertKind.RESOLVED;
    insert.setObject(1, alert.incident());
    insert.setString(2, alert.asset());
    insert.setString(3, alert.profile());
    insert.setString(4, alert.category().name());
    insert.setString(5, resolved ? "RESOLVED" : "OPEN");
    insert.setString(6, alert.severity().name());
    insert.setObject(7, utc(alert.startedAt()));
    insert.setObject(8, utc(alert.updatedAt()));
    insert.setObject(9, resolved ? utc(alert.updatedAt()) : null);
    insert.setDouble(10, alert.peakRatio());
    insert.setString(11, new String(Messages.encode(episode), StandardCharsets.UTF_8));
    insert.addBatch();
  }

  private static void byHand(PreparedStatement update, Alert alert, CommandRef command)
      throws SQLException {
    IncidentLabel label = command.label();
    boolean acknowledged = alert.kind() == AlertKind.ACKNOWLEDGED;
    boolean labelled = alert.kind() == AlertKind.LABELLED;
    update.setString(1, acknowledged ? command.by() : null);
    update.setObject(
        2, acknowledged ? utc(command.at()) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
    update.setString(3, alert.endedBy());
    update.setString(4, labelled && label != null ? label.name() : null);
    update.setString(5, labelled ? command.by() : null);
    update.setString(6, alert.kind() == AlertKind.ASSIGNED ? command.to() : null);
    update.setObject(7, alert.incident());
  }

  /** Null if the asset has no such incident. */
  static @Nullable StoredIncident find(Connection connection, UUID id, String asset)
      throws SQLException {
    try (var select = connection.prepareStatement(FIND)) {
      select.setObject(1, id);
      select.setString(2, asset);
      try (var row = select.executeQuery()) {
        return row.next() ? incident(id, row) : null;
      }
    }
  }

  private static StoredIncident incident(UUID id, ResultSet row) throws SQLException {
    Category category = Category.of(row.getString(1));
    String profile = row.getString(2);
    Instant updatedAt = row.getObject(7, OffsetDateTime.class).toInstant();
    OffsetDateTime resolved = row.getObject(8, OffsetDateTime.class);
    Instant resolvedAt = resolved == null ? null : resolved.toInstant();
    try {
      Episode episode =
          Messages.decode(row.getString(3).getBytes(StandardCharsets.UTF_8), Episode.class);
      return StoredIncident.whole(
          category, profile, Severity.valueOf(row.getString(4)), episode, updatedAt, resolvedAt);
    } catch (MalformedMessageException e) {
      LOG.errorf("the details of incident %s cannot be read: %s", id, e.getMessage());
      return StoredIncident.withoutDetails(
          category,
          profile,
          Severity.valueOf(row.getString(4)),
          row.getDouble(5),
          row.getObject(6, OffsetDateTime.class).toInstant(),
          updatedAt,
          resolvedAt);
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
