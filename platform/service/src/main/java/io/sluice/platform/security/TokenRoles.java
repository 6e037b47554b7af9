package io.sluice.platform.security;

import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.sluice.platform.startup.Faults;
import io.sluice.platform.startup.SettingsCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The roles that a token brings: those whose groups it names. What else the issuer says of somebody
 * is no role here, so that a group that happens to be called as one of ours gives nothing once
 * groups are named. {@code service} speaks in any name, and no issuer hands that out.
 */
@Singleton
class TokenRoles implements SecurityIdentityAugmentor, SettingsCheck {

  /** What a token can bring, from the least to the most. */
  static final List<String> OF_TOKENS =
      Roles.ALL.stream().filter(role -> !role.equals(Roles.SERVICE)).toList();

  private final SecurityConfig config;
  private final Map<String, Set<String>> groups;

  TokenRoles(SecurityConfig config) {
    this.config = config;
    this.groups =
        config.groups().isEmpty()
            ? OF_TOKENS.stream().collect(Collectors.toMap(role -> role, Set::of))
            : Map.copyOf(config.groups());
  }

  @Override
  public void check(Faults faults) {
    for (String role : config.groups().keySet()) {
      faults.unless(
          OF_TOKENS.contains(role),
          "sluice.security.groups.%s: '%s' is no role that a group can have; give one of %s"
              .formatted(role, role, String.join(", ", OF_TOKENS)));
    }
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return Uni.createFrom().item(isOfIssuer(identity) ? withRoles(identity) : identity);
  }

  /** Also of a token that is no JWT: the scopes that its issuer tells of are no roles here. */
  private static boolean isOfIssuer(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken
        || identity.getCredential(TokenCredential.class) != null;
  }

  private SecurityIdentity withRoles(SecurityIdentity token) {
    var builder =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(token.getPrincipal())
            .addCredentials(token.getCredentials())
            .addAttributes(token.getAttributes());
    return builder.addRoles(rolesOf(token.getRoles())).build();
  }

  /**
   * @param given the groups that the token names
   */
  Set<String> rolesOf(Set<String> given) {
    return groups.entrySet().stream()
        .filter(role -> role.getValue().stream().anyMatch(given::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
