package io.sluice.platform.startup;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses variables of the environment that look like settings and are none. For keys from all
 * other sources {@link SluiceSettings} does; of the environment it cannot tell whose it is.
 *
 * <p>A native executable does not judge: of the mappings it has only those methods that somebody
 * registered, and would refuse good settings.
 */
@Singleton
class EnvironmentCheck {

  private final BeanManager beans;
  private final String service;

  EnvironmentCheck(
      BeanManager beans, @ConfigProperty(name = "quarkus.application.name") String service) {
    this.beans = beans;
    this.service = service;
  }

  void start(@Observes @Priority(StartOrder.SETTINGS) StartupEvent event) {
    if (ImageMode.current() == ImageMode.NATIVE_RUN) {
      return;
    }
    new KnownVariables(keys())
        .refusal(System.getenv().keySet())
        .ifPresent(
            refusal -> {
              throw new StartEndedException(service + " does not start: " + refusal, 1);
            });
  }

  /** Of all mappings that are part of this service, whichever module they are in. */
  private Set<String> keys() {
    var keys = new TreeSet<String>();
    for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      for (var type : bean.getTypes()) {
        if (type instanceof Class<?> mapping && mapping.isAnnotationPresent(ConfigMapping.class)) {
          String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
          if (prefix.startsWith("sluice.")) {
            keys.addAll(
                ConfigMappings.getProperties(ConfigClass.configClass(mapping, prefix)).keySet());
          }
        }
      }
    }
    return keys;
  }
}
