package io.sluice.platform.startup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses variables of the environment that look like settings and are none. For keys from all
 * other sources {@link SluiceSettings} does; of the environment it cannot tell whose it is.
 *
 * <p>A native executable has only those methods of a mapping that somebody registered: see the
 * packages {@code nativeimage}.
 */
@Singleton
class EnvironmentCheck implements SettingsCheck {

  private final BeanManager beans;

  EnvironmentCheck(BeanManager beans) {
    this.beans = beans;
  }

  @Override
  public void check(Faults faults) {
    new KnownVariables(keys()).refusals(System.getenv().keySet()).forEach(faults::add);
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
