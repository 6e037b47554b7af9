package io.sluice.query.boards;

import io.sluice.platform.startup.Faults;
import io.sluice.platform.startup.SettingsCheck;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;

/** Refuses an address that no browser could follow, or that would run something. */
@Singleton
class BoardsSettings implements SettingsCheck {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final BoardsConfig config;

  BoardsSettings(BoardsConfig config) {
    this.config = config;
  }

  @Override
  public void check(Faults faults) {
    config
        .grafanaUrl()
        .ifPresent(
            url ->
                faults.unless(
                    isPlain(url),
                    "sluice.query.boards.grafana-url is %s, expected an address as https://grafana.example.com, without parameters"
                        .formatted(url)));
  }

  private static boolean isPlain(URI url) {
    return url.getScheme() != null
        && SCHEMES.contains(url.getScheme())
        && url.getHost() != null
        && url.getRawQuery() == null
        && url.getRawFragment() == null
        && url.getRawUserInfo() == null;
  }
}
