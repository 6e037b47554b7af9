package io.sluice.alert.watch;

import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.Notification;
import io.sluice.alert.channel.Receipt;
import io.sluice.alert.channel.Receivers;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;

/** Where canaries come out: by way of a receiver, if one is named, then here. */
@ApplicationScoped
public class CanaryChannel implements Channel {

  /** No receiver can be called so. */
  static final String NAME = "watch:canary";

  private final Receivers receivers;
  private final Optional<String> way;
  private final CanaryTable table;

  CanaryChannel(Receivers receivers, CanaryConfig config, CanaryTable table) {
    this.receivers = receivers;
    this.way = config.receiver();
    this.table = table;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Receipt send(Notification notification) throws InterruptedException {
    if (way.isPresent()) {
      Channel channel = receivers.inForce().channels().get(way.get());
      if (channel == null) {
        return Receipt.Failed.because("there is no receiver " + way.get());
      }
      Receipt receipt = channel.send(notification);
      if (!(receipt instanceof Receipt.Delivered)) {
        return receipt;
      }
    }
    try {
      table.arrived(notification.alert().incident());
    } catch (SQLException e) {
      return Receipt.Failed.because("the database does not take that it is out");
    }
    return new Receipt.Delivered("out");
  }
}
