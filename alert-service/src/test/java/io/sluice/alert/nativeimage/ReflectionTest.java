package io.sluice.alert.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sluice.contracts.Drift;
import io.sluice.contracts.IncidentCommand;
import io.sluice.incidents.AssetStateJson;
import io.sluice.incidents.Episode;
import io.sluice.incidents.burst.Hit;
import io.sluice.incidents.quiet.Matcher;
import io.sluice.testbed.quarkus.ReachedTypes;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A native executable cannot read a record that nobody registered, and says so only when it runs.
 */
class ReflectionTest {

  private static final List<Class<?>> READ_OR_WRITTEN =
      List.of(
          AssetStateJson.class,
          AssetStateJson.Form.class,
          Episode.class,
          Hit.class,
          Matcher.class,
          IncidentCommand.class,
          Drift.class);

  @Test
  void everythingThatJacksonReadsOrWritesIsRegistered() {
    // when
    Class<?>[] registered = Reflection.class.getAnnotation(RegisterForReflection.class).targets();

    // then
    assertThat(registered).containsAll(ReachedTypes.from(READ_OR_WRITTEN));
  }
}
