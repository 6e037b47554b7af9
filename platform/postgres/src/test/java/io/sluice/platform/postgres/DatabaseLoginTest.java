package io.sluice.platform.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.platform.startup.StartEndedException;
import java.util.Optional;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

class DatabaseLoginTest {

  @Test
  void withoutAPasswordTheStartIsRefused() {
    for (var none : new String[] {null, "", " "}) {
      assertThatThrownBy(() -> check(none, null))
          .isInstanceOf(StartEndedException.class)
          .hasMessageStartingWith(
              "some-service does not start: the database's password is missing; give"
                  + " quarkus.datasource.password");
    }
  }

  @Test
  void aPasswordOrSomebodyWhoKnowsItIsEnough() {
    assertThatCode(() -> check("secret", null)).doesNotThrowAnyException();
    assertThatCode(() -> check(null, "vault")).doesNotThrowAnyException();
  }

  private static void check(String password, String provider) {
    new DatabaseLogin("some-service", Optional.ofNullable(password), Optional.ofNullable(provider))
        .customize(new FluentConfiguration());
  }
}
