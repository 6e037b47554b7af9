package io.sluice.ingest.startup;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.profile.ProfilesConfig;
import io.sluice.ingest.publish.PublishConfig;
import io.sluice.ingest.validation.ValidationConfig;
import io.sluice.platform.startup.SluiceSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The configuration as the service has it, with some keys set. */
public final class Configuration {

  private Configuration() {}

  public static SmallRyeConfig with(Map<String, String> keys) {
    return new SmallRyeConfigBuilder()
        .withConverter(MemorySize.class, 200, new MemorySizeConverter())
        .withConverter(Duration.class, 200, new DurationConverter())
        .withConverter(Path.class, 200, new PathConverter())
        .withSources(new PropertiesConfigSource(keys, "test", 100))
        .withMapping(SluiceSettings.class)
        .withMapping(LimitsConfig.class)
        .withMapping(ValidationConfig.class)
        .withMapping(ProfilesConfig.class)
        .withMapping(PublishConfig.class)
        .build();
  }

  public static LimitsConfig limits(Map<String, String> keys) {
    return with(keys).getConfigMapping(LimitsConfig.class);
  }

  public static PublishConfig publish(Map<String, String> keys) {
    return with(keys).getConfigMapping(PublishConfig.class);
  }
}
