package io.sluice.platform.security;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes the key from a request: {@code X-API-Key}, a bearer token, or the password of HTTP Basic,
 * for which browsers ask by themselves. Tokens are left to the OIDC mechanism, which is asked after
 * this one.
 */
@Singleton
class ApiKeyMechanism implements HttpAuthenticationMechanism {

  /** Whoever comes while authentication is off. */
  private static final SecurityIdentity ANYBODY =
      QuarkusSecurityIdentity.builder()
          .setPrincipal(new QuarkusPrincipal("anybody"))
          .addRoles(Set.copyOf(Roles.ALL))
          .build();

  /** Nobody, whatever the browser has added. */
  private static final SecurityIdentity NOBODY =
      QuarkusSecurityIdentity.builder().setAnonymous(true).build();

  private final boolean enabled;
  private final boolean tokens;
  private final Challenge challenge;

  ApiKeyMechanism(
      SecurityConfig config,
      @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean tokens,
      Challenge challenge) {
    this.enabled = config.enabled();
    this.tokens = tokens;
    this.challenge = challenge;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    if (Credentials.isForged(context.request())) {
      return Uni.createFrom().item(NOBODY);
    }
    if (!enabled) {
      return Uni.createFrom().item(ANYBODY);
    }
    return Credentials.apiKey(context.request(), tokens)
        .map(key -> identities.authenticate(new ApiKeyRequest(key)))
        .orElseGet(() -> Uni.createFrom().nullItem());
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom()
        .item(
            new ChallengeData(
                HttpResponseStatus.UNAUTHORIZED.code(),
                HttpHeaderNames.WWW_AUTHENTICATE,
                challenge.header()));
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    Refusal.unauthorized(context, Refusal.VIEWERS, challenge).send(context.response());
    return Uni.createFrom().item(true);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(ApiKeyRequest.class);
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
    return Uni.createFrom()
        .item(
            new HttpCredentialTransport(
                HttpCredentialTransport.Type.OTHER_HEADER, Credentials.API_KEY_HEADER, "api-key"));
  }

  @Override
  public int getPriority() {
    return 2 * DEFAULT_PRIORITY;
  }
}
