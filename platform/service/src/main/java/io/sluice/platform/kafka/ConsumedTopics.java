package io.sluice.platform.kafka;

import java.util.List;

/**
 * What a service reads, as one bean of it: {@link LagWatch} shows how far it is behind.
 *
 * @param groups each with what it reads; settings may give two of them one name
 */
public record ConsumedTopics(List<Group> groups) {

  public ConsumedTopics {
    groups = List.copyOf(groups);
  }

  /** A consumer group that reads topics. */
  public record Group(String name, List<String> topics) {}

  /** Of a service with one group. */
  public static ConsumedTopics of(String group, String... topics) {
    return new ConsumedTopics(List.of(new Group(group, List.of(topics))));
  }
}
