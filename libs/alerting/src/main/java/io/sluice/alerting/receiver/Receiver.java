package io.sluice.alerting.receiver;

import io.sluice.alerting.template.Wording;
import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import java.time.Duration;
import java.util.Optional;

/**
 * Somebody or something that alerts are sent to.
 *
 * @param name of the user's choice; deliveries are stored under it
 * @param settings how it is reached
 * @param wording in which words
 * @param pace how fast, and how much at once
 */
public record Receiver(String name, ReceiverSettings settings, Wording wording, Pace pace) {

  private static final String NAME = "[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?";
  private static final String NO_NAME =
      "a receiver's name has 1 to 63 of a-z, 0-9, - and _, and begins and ends with a letter or digit";

  /**
   * @throws IllegalArgumentException if the name is none, or the receiver has to be told of each
   *     incident and would not be
   */
  public Receiver {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(NO_NAME);
    }
    if (pace.isGrouping() && settings.kind().knowsEachIncident()) {
      throw new IllegalArgumentException(
          "group-wait: is %s, expected none: %s groups by itself, and an incident told in a notification of another would neither be known nor resolved there"
              .formatted(Values.words(pace.groupWait()), settings.kind()));
    }
  }

  /**
   * @return empty if something is wrong, which is noted
   */
  public static Optional<Receiver> read(String name, YamlSection fields) {
    if (!name.matches(NAME)) {
      fields.fault("", NO_NAME);
    }
    Wording wording = Wording.read(fields);
    Optional<ReceiverKind> kind = fields.required("kind", Values.anyOf(ReceiverKind.class));
    Pace pace = Pace.read(fields, kind.map(ReceiverKind::groupWait).orElse(Duration.ZERO));
    return kind.flatMap(known -> known.read(fields))
        .flatMap(settings -> fields.make(() -> new Receiver(name, settings, wording, pace)));
  }
}
