package io.sluice.alert.incident;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Settings of incidents without a service that has them. */
public final class IncidentConfigs {

  private IncidentConfigs() {}

  /**
   * @param properties by their whole names; the rest is as it is without
   */
  public static IncidentConfig of(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withConverter(Duration.class, 100, new DurationConverter())
        .withMapping(IncidentConfig.class, "sluice.alert.incident")
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build()
        .getConfigMapping(IncidentConfig.class, "sluice.alert.incident");
  }
}
