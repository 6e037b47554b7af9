package io.sluice.query.boards;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Grafana, which has the dashboards of {@code helm/sluice/files/dashboards}. */
@ConfigMapping(prefix = "sluice.query.boards")
public interface BoardsConfig {

  /**
   * Where people reach Grafana, for links of the control room to its dashboards; http or https.
   * Without it there are no links.
   */
  Optional<URI> grafanaUrl();
}
