package io.sluice.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.sluice.platform.startup.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRolesTest {

  @Test
  void groupsAreCalledAsRolesWhereNoneIsNamed() {
    assertThat(roles(Map.of()).rolesOf(Set.of("operator", "cooks"))).containsExactly("operator");
  }

  @Test
  void groupsThatAreNamedGiveTheirRoleAndNoOther() {
    // given
    var roles =
        roles(Map.of("viewer", Set.of("plant"), "operator", Set.of("shift leads", "control room")));

    // when / then
    assertThat(roles.rolesOf(Set.of("plant", "shift leads")))
        .containsExactlyInAnyOrder("viewer", "operator");
    assertThat(roles.rolesOf(Set.of("admin", "operator"))).isEmpty();
  }

  @Test
  void noGroupSpeaksForOthers() {
    assertThat(roles(Map.of()).rolesOf(Set.of("service"))).isEmpty();
  }

  @Test
  void scopesOfATokenThatIsNoJwtAreNoRoles() {
    // given
    var token =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(() -> "anna")
            .addCredential(new TokenCredential("opaque", "bearer"))
            .addRoles(Set.of("service", "openid"))
            .build();

    // when
    SecurityIdentity anna = augmented(token);

    // then
    assertThat(anna.getRoles()).isEmpty();
    assertThat(anna.getPrincipal().getName()).isEqualTo("anna");
  }

  @Test
  void whoComesWithAKeyHasItsRoles() {
    // given
    var key =
        QuarkusSecurityIdentity.builder().setPrincipal(() -> "page").addRole("service").build();

    // when / then
    assertThat(augmented(key).getRoles()).containsExactly("service");
  }

  private static SecurityIdentity augmented(SecurityIdentity identity) {
    return roles(Map.of()).augment(identity, null).await().indefinitely();
  }

  @ParameterizedTest
  @ValueSource(strings = {"service", "root", "Viewer"})
  void whatIsNoRoleOfAGroupIsRefused(String role) {
    // given
    var faults = new Faults();

    // when
    roles(Map.of(role, Set.of("somebody"))).check(faults);

    // then
    assertThat(faults.sentences())
        .containsExactly(
            "sluice.security.groups.%s: '%s' is no role that a group can have;"
                    .formatted(role, role)
                + " give one of ingest, viewer, operator, engineer, admin");
  }

  private static TokenRoles roles(Map<String, Set<String>> groups) {
    return new TokenRoles(new Settings(groups));
  }

  private record Settings(Map<String, Set<String>> groups) implements SecurityConfig {

    @Override
    public boolean enabled() {
      return true;
    }

    @Override
    public Optional<Path> keysFile() {
      return Optional.empty();
    }

    @Override
    public Duration reloadInterval() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Optional<Set<String>> hosts() {
      return Optional.empty();
    }
  }
}
