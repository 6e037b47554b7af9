package io.sluice.testbed.network.sensor;

import io.sluice.contracts.Reading;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.testbed.network.traffic.Conversation;
import io.sluice.testbed.network.traffic.Episode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of a flow sensor, and what is true of it.
 *
 * @param time when the sensor told of it: when the conversation had ended, or a piece of it
 * @param conversation what passed
 * @param measured what the sensor measured beside
 * @param counts how many of the records before are like it
 */
public record NetworkFlow(
    Instant time, Conversation conversation, Measured measured, ConnectionCounts counts) {

  /**
   * Of one flow; times in seconds, jitters in milliseconds.
   *
   * @param sourceTtl time to live of the packets of who began
   * @param destinationTtl of the other, 0 if there are none
   * @param sourceLoss packets that were sent again
   * @param synAck from the first packet to the answer, 0 where no connection was set up
   * @param ackData from the answer to the third packet, likewise
   */
  public record Measured(
      int sourceTtl,
      int destinationTtl,
      long sourceLoss,
      long destinationLoss,
      double sourceJitter,
      double destinationJitter,
      double synAck,
      double ackData) {}

  /** 1 for a part of an attack, else 0. */
  public int label() {
    return conversation.episode() == null ? 0 : 1;
  }

  /** The attack that it is part of, null for none. */
  public @Nullable Episode episode() {
    return conversation.episode();
  }

  /**
   * A record of a stream, with the fields that its profile asks for.
   *
   * @param profile whose tags are all fields of the sensor
   * @param at its time, for one that is told later than it was
   */
  public Reading toReading(String asset, Profile profile, Instant at) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (Tag tag : profile.tags()) {
      SensorField field =
          SensorField.named(tag.name())
              .orElseThrow(() -> new IllegalArgumentException("no field " + tag.name()));
      if (tag.kind() == TagKind.CATEGORICAL) {
        texts.put(tag.name(), field.written(this));
      } else {
        numbers.put(tag.name(), field.number(this));
      }
    }
    String name = profile.name();
    return new Reading(asset, name, name, at, numbers, texts, null, null, label());
  }
}
