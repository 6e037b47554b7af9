package io.sluice.alert.channel;

import io.sluice.alerting.AlertingConfig;
import io.sluice.alerting.receiver.Receiver;
import io.sluice.contracts.Alert;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What holds of receivers and routes at present.
 *
 * @param config what the file says
 * @param channels to the receivers, by their names
 * @param sha256 of the file, in hexadecimal; {@link #BUILT_IN} without one
 * @param since when
 * @param notes what is allowed and may yet not be meant
 */
public record InForce(
    AlertingConfig config,
    Map<String, Channel> channels,
    String sha256,
    Instant since,
    List<String> notes) {

  /** In place of a hash where there is no file. */
  public static final String BUILT_IN = "built-in";

  public InForce {
    channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    notes = List.copyOf(notes);
  }

  /** What a receiver is to be told, in its words; in the alert's own if it is no longer there. */
  public Notification notification(String receiver, UUID delivery, Alert alert) {
    Notification own = Notification.of(delivery, alert);
    Receiver known = config.receivers().get(receiver);
    return known == null ? own : own.in(known.wording(), config.zone());
  }
}
