package io.sluice.alert.channel;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All channels that are configured. */
public final class Channels {

  private final List<Channel> all;
  private final Predicate<Alert> wanted;

  /**
   * @param wanted what channels are told of at all
   * @throws IllegalArgumentException if two have the same name
   */
  public Channels(List<Channel> all, Predicate<Alert> wanted) {
    this.all = List.copyOf(all);
    this.wanted = wanted;
    var names = new HashSet<String>();
    for (Channel channel : all) {
      if (!names.add(channel.name())) {
        throw new IllegalArgumentException("two channels are named " + channel.name());
      }
    }
  }

  public List<Channel> all() {
    return all;
  }

  /**
   * Names of those that such an alert goes to. Comments and labels are for the record: nobody is
   * called for them, whoever wants them reads the topic.
   */
  public List<String> wanting(Alert alert) {
    AlertKind kind = alert.kind();
    if (kind == AlertKind.COMMENTED || kind == AlertKind.LABELLED || !wanted.test(alert)) {
      return List.of();
    }
    return all.stream().filter(c -> c.wants(alert.severity())).map(Channel::name).toList();
  }

  /** How long an alert waits for company before a channel is told: what opens alone. */
  public Duration firstWait(String channel, AlertKind kind) {
    return kind == AlertKind.OPENED
        ? named(channel).map(known -> known.pace().groupWait()).orElse(Duration.ZERO)
        : Duration.ZERO;
  }

  public Optional<Channel> named(String name) {
    return all.stream().filter(c -> c.name().equals(name)).findFirst();
  }
}
