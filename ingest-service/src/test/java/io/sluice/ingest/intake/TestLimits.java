package io.sluice.ingest.intake;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.sluice.ingest.limits.LimitsConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** The limits as configuration has them, with one of them set. */
public final class TestLimits {

  private TestLimits() {}

  public static LimitsConfig of(String key, String value) {
    return new SmallRyeConfigBuilder()
        .withConverter(MemorySize.class, 100, new MemorySizeConverter())
        .withSources(new PropertiesConfigSource(Map.of(key, value), "test", 100))
        .withMapping(LimitsConfig.class)
        .withConverter(Duration.class, 100, new DurationConverter())
        .build()
        .getConfigMapping(LimitsConfig.class);
  }
}
