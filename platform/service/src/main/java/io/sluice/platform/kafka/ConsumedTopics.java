package io.sluice.platform.kafka;

import java.util.List;
import java.util.Map;

/**
 * What a service reads, as one bean of it: {@link LagWatch} shows how far it is behind.
 *
 * @param byGroup the topics of each of its consumer groups
 */
public record ConsumedTopics(Map<String, List<String>> byGroup) {}
