package io.sluice.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may use this service. Tokens are set up with Quarkus' own keys, {@code quarkus.oidc.*}. */
@ConfigMapping(prefix = "sluice.security")
public interface SecurityConfig {

  /** Whether whoever comes has to say who it is. Off only on a machine of one's own. */
  @WithDefault("true")
  boolean enabled();

  /**
   * File with the API keys, one a line: {@code <name>:<role>[,<role>...]:<sha256 of the key in
   * hex>}; empty lines and those that begin with {@code #} are skipped.
   */
  Optional<Path> keysFile();

  /** How often the file is looked at for changes; at least one second. */
  @WithDefault("5s")
  Duration reloadInterval();

  /**
   * Names by which this service is called while authentication is off, beside localhost and
   * addresses; a request to any other name is refused (DNS rebinding). Not looked at while
   * authentication is on.
   */
  Optional<Set<String>> hosts();

  /**
   * Which groups of the issuer have a role, by the role: {@code sluice.security.groups.operator} is
   * {@code shift-leads,plant-operators}. Where no role is named, groups are called as roles are.
   * The role {@code service} comes with a key alone.
   */
  Map<String, Set<String>> groups();
}
