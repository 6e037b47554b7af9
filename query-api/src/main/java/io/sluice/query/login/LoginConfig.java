package io.sluice.query.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * How people log in to the control room at the issuer {@code quarkus.oidc.auth-server-url}. The
 * issuer has to know {@code https://<control room>/login} as redirect and {@code https://<control
 * room>/} as place to go to after a logout.
 */
@ConfigMapping(prefix = "sluice.query.login")
public interface LoginConfig {

  /** The longest that somebody works without a break, in hours. */
  String SHIFT = "12h";

  /** Client of the issuer as which people log in; without it there is no login, keys alone. */
  Optional<String> clientId();

  /** Its secret; none if it is a public client. A proof of possession (PKCE) is sent always. */
  Optional<String> clientSecret();

  /**
   * What session cookies are encrypted with: 32 characters or more, random, the same for all
   * replicas. Another one logs everybody out.
   */
  Optional<String> sessionSecret();

  /**
   * How long after its last use a session can be gone on with, as long as the issuer renews what it
   * said; at least a minute. A shift, so that nobody logs in twice in one.
   */
  @WithDefault(SHIFT)
  Duration session();
}
