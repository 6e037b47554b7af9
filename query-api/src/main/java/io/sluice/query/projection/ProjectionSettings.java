package io.sluice.query.projection;

import io.sluice.platform.startup.Faults;
import io.sluice.platform.startup.SettingsCheck;
import jakarta.inject.Singleton;

/** How writing is tried again has to agree with itself. */
@Singleton
class ProjectionSettings implements SettingsCheck {

  private final ProjectionConfig config;

  ProjectionSettings(ProjectionConfig config) {
    this.config = config;
  }

  @Override
  public void check(Faults faults) {
    faults.atLeast("sluice.query.projection.retry-max", config.retryMax(), config.retryInitial());
  }
}
