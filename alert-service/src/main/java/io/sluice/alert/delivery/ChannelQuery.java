package io.sluice.alert.delivery;

import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.Receivers;
import io.sluice.alert.store.Database;
import io.sluice.alerting.receiver.Pace;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads how channels do, for people. */
@ApplicationScoped
class ChannelQuery {

  /** Each by the index of those that are so alone: what was delivered is by far the most. */
  static final String COUNTS =
      """
      select
        (select count(*) from alerting.delivery where channel = c.name and status = 'PENDING'),
        (select count(*) from alerting.delivery where channel = c.name and status = 'DEAD')
      from (values (?)) as c (name)
      """;

  private final Database database;
  private final Receivers receivers;

  ChannelQuery(Database database, Receivers receivers) {
    this.database = database;
    this.receivers = receivers;
  }

  List<ChannelView> all() throws SQLException {
    return database.transact(
        connection -> {
          Instant now = ChannelRows.now(connection);
          var views = new ArrayList<ChannelView>();
          for (Channel channel : receivers.inForce().channels().values()) {
            views.add(view(connection, channel.name(), receivers.pace(channel.name()), now));
          }
          return views;
        });
  }

  private static ChannelView view(Connection connection, String channel, Pace pace, Instant now)
      throws SQLException {
    Circuit circuit = ChannelRows.read(connection, channel).circuit();
    CircuitState state = circuit.state(now);
    try (var counts = connection.prepareStatement(COUNTS)) {
      counts.setString(1, channel);
      try (var row = counts.executeQuery()) {
        row.next();
        return new ChannelView(
            channel,
            state,
            circuit.failures(),
            state == CircuitState.OPEN ? circuit.pausedUntil() : null,
            pace.isLimited() ? pace.perMinute() : null,
            row.getLong(1),
            row.getLong(2));
      }
    }
  }
}
