package io.sluice.alert;

import io.sluice.alert.burst.BurstConfig;
import io.sluice.alert.delivery.DeliveryConfig;
import io.sluice.alert.incident.IncidentConfig;
import io.sluice.alert.quiet.ModeConfig;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** When incidents open and end, and whom their alerts reach. */
@ConfigMapping(prefix = "sluice.alert")
public interface AlertServiceConfig {

  /** When incidents open and close. */
  IncidentConfig incident();

  /** How alerts reach channels. */
  DeliveryConfig delivery();

  /**
   * The file alerting.yaml: who receives alerts, and by which routes. Looked at every few seconds.
   * Without it every alert is written to the service's log.
   */
  Optional<Path> file();

  /** What is a burst, by a name of your choice. */
  Map<String, BurstConfig> bursts();

  /** What operating modes change, by a name of your choice. */
  Map<String, ModeConfig> modes();

  /** Where people reach query-api; with it alerts carry a link to their incident. */
  Optional<URI> frontDoor();
}
