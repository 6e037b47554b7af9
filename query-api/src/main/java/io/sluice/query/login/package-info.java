/**
 * People log in to the control room at the OIDC issuer, by the authorization code flow with PKCE:
 * {@code /login} leads there and back, a session cookie says from then on who asks, and {@code
 * DELETE /api/v1/session} ends it. Off unless {@code sluice.query.login.client-id} is set. Keys and
 * tokens go on working beside it.
 */
@NullMarked
package io.sluice.query.login;

import org.jspecify.annotations.NullMarked;
