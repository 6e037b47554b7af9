package io.sluice.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {

  @TempDir Path folder;

  @Test
  void withoutKeysAndIssuerItIsRefused() {
    assertThatThrownBy(() -> start(new Settings(true, Optional.empty()), false))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("give sluice.security.keys-file or quarkus.oidc.auth-server-url");
  }

  @Test
  void aKeysFileThatIsWrongOrEmptyIsRefused() throws Exception {
    // given
    Path wrong = Files.writeString(folder.resolve("wrong"), "nonsense");
    Path empty = Files.writeString(folder.resolve("empty"), "# nobody\n");

    // when / then
    assertThatThrownBy(() -> start(new Settings(true, Optional.of(wrong)), false))
        .hasMessage(
            "sluice.security.keys-file "
                + wrong
                + ": line 1 is not <name>:<role>[,<role>...]:"
                + "<sha256 of the key>");
    assertThatThrownBy(() -> start(new Settings(true, Optional.of(empty)), false))
        .hasMessage("sluice.security.keys-file " + empty + " has no keys");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "any", "sluice,any"})
  void anIssuerWhoseTokensNeedNotBeForSluiceIsRefused(String audiences) {
    // given
    var given = Optional.of(List.of(audiences.split(",")));

    // when / then
    for (var audience : List.of(given, Optional.<List<String>>empty())) {
      assertThatThrownBy(
              () -> start(new Keys(new Settings(true, Optional.empty()), true, audience)))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("give quarkus.oidc.token.audience");
    }
  }

  @Test
  void anIssuerIsEnoughAndOffIsOff() {
    assertThatCode(() -> start(new Settings(true, Optional.empty()), true))
        .doesNotThrowAnyException();
    assertThat(start(new Settings(false, Optional.empty()), false).current().size()).isZero();
  }

  private static Keys start(SecurityConfig config, boolean issuer) {
    return start(new Keys(config, issuer, Optional.of(List.of("sluice"))));
  }

  private static Keys start(Keys keys) {
    keys.start(new StartupEvent());
    keys.stop(null);
    return keys;
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://plant", "plant:8080", "", "*.plant", "a b"})
  void whatIsNotTheNameOfAHostIsRefused(String host) {
    assertThatThrownBy(() -> new KnownHosts(settings(host)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("sluice.security.hosts: '" + host + "' is not the name of a host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost",
        "127.0.0.1",
        "192.168.7.20",
        "[::1]",
        "[fe80::1]",
        "Query-API"
      })
  void namesOfItsOwnAndAddressesAreKnown(String host) {
    assertThat(new KnownHosts(settings("query-api")).isKnown(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rebound.example",
        "localhost.rebound.example",
        "127.0.0.1.rebound.example",
        "query-api.rebound.example",
        "[rebound.example]",
        ""
      })
  void otherNamesAreNot(String host) {
    assertThat(new KnownHosts(settings("query-api")).isKnown(host)).isFalse();
  }

  private static SecurityConfig settings(String host) {
    return new Settings(false, Optional.empty(), Optional.of(Set.of(host)));
  }

  private record Settings(boolean enabled, Optional<Path> keysFile, Optional<Set<String>> hosts)
      implements SecurityConfig {

    Settings(boolean enabled, Optional<Path> keysFile) {
      this(enabled, keysFile, Optional.empty());
    }

    @Override
    public Map<String, Set<String>> groups() {
      return Map.of();
    }

    @Override
    public Duration reloadInterval() {
      return Duration.ofSeconds(5);
    }
  }
}
