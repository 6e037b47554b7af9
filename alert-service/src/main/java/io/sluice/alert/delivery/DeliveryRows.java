package io.sluice.alert.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A row of the table as the API shows it. */
final class DeliveryRows {

  static final String SELECT =
      """
      select d.seq, d.id, d.alert, d.asset, d.channel, d.status, d.attempts, d.queued_at,
        case when d.status = 'PENDING' then d.next_attempt_at end, d.finished_at, d.last_error, d.told_with
      from alerting.delivery d
      """;

  private DeliveryRows() {}

  static long seq(ResultSet row) throws SQLException {
    return row.getLong(1);
  }

  static DeliveryView view(ResultSet row) throws SQLException {
    return new DeliveryView(
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getString(5),
        DeliveryStatus.valueOf(row.getString(6)),
        row.getInt(7),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        ChannelRows.instant(row, 9),
        ChannelRows.instant(row, 10),
        row.getString(11),
        row.getObject(12, UUID.class));
  }
}
