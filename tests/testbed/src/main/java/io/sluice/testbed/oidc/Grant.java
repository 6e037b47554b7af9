package io.sluice.testbed.oidc;

/**
 * What a code or a refresh token stands for.
 *
 * @param user who has logged in
 * @param redirect where the code was sent to
 * @param challenge the hash of what the client will have to show (PKCE, RFC 7636)
 * @param nonce what the ID token has to repeat
 */
record Grant(String user, String redirect, String challenge, String nonce) {}
