package io.sluice.platform.startup;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start with what any {@link SettingsCheck} finds. */
@Singleton
class SettingsGuard {

  private final List<SettingsCheck> checks;
  private final String service;

  SettingsGuard(
      @All List<SettingsCheck> checks,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.checks = checks;
    this.service = service;
  }

  void start(@Observes @Priority(StartOrder.SETTINGS) StartupEvent event) {
    var faults = new Faults();
    checks.forEach(check -> check.check(faults));
    List<String> sentences = faults.sentences();
    if (!sentences.isEmpty()) {
      String all =
          sentences.size() == 1
              ? " " + sentences.getFirst()
              : "\n- " + String.join("\n- ", sentences);
      throw new StartEndedException(service + " does not start:" + all, 1);
    }
  }
}
