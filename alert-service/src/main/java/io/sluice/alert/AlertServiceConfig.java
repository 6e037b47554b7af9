package io.sluice.alert;

import io.sluice.alert.delivery.DeliveryConfig;
import io.sluice.alert.incident.DriftIncidentConfig;
import io.sluice.alert.incident.IncidentConfig;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** When incidents open and end, and whom their alerts reach. */
@ConfigMapping(prefix = "sluice.alert")
public interface AlertServiceConfig {

  /** When incidents open and close. */
  IncidentConfig incident();

  /** What drift of streams comes to. */
  DriftIncidentConfig drift();

  /** How alerts reach channels. */
  DeliveryConfig delivery();

  /**
   * The file alerting.yaml: who receives alerts and by which routes, what operating modes change,
   * and what is a burst. Looked at every few seconds. Without it every alert is written to the
   * service's log.
   */
  Optional<Path> file();

  /** Where people reach query-api; with it alerts carry a link to their incident. */
  Optional<URI> frontDoor();
}
