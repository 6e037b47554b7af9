package io.sluice.alert.channel;

import io.sluice.alerting.AlertingConfig;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
}
