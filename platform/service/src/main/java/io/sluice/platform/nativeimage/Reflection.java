package io.sluice.platform.nativeimage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sluice.platform.kafka.KafkaNamesConfig;
import io.sluice.platform.security.SecurityConfig;
import io.sluice.platform.startup.SluiceSettings;

/** Settings of every service: by their methods' names variables of the environment are judged. */
@RegisterForReflection(
    targets = {
      SluiceSettings.class,
      KafkaNamesConfig.class,
      KafkaNamesConfig.TopicNames.class,
      KafkaNamesConfig.GroupNames.class,
      SecurityConfig.class,
    })
final class Reflection {

  private Reflection() {}
}
