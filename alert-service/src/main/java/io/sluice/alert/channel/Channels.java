package io.sluice.alert.channel;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** All channels that are configured. */
public final class Channels {

  private final List<Channel> all;

  /**
   * @throws IllegalArgumentException if two have the same name
   */
  public Channels(List<Channel> all) {
    this.all = List.copyOf(all);
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
  public List<String> wanting(AlertKind kind, Severity severity) {
    if (kind == AlertKind.COMMENTED || kind == AlertKind.LABELLED) {
      return List.of();
    }
    return all.stream().filter(c -> c.wants(severity)).map(Channel::name).toList();
  }

  public Optional<Channel> named(String name) {
    return all.stream().filter(c -> c.name().equals(name)).findFirst();
  }
}
