/**
 * Who may do what over HTTP, the same in all services: API keys from a file, tokens of an OIDC
 * issuer, and the roles that both carry. Resources say with {@code @RolesAllowed} what they need;
 * what is no resource (the control room, Swagger UI, the description of the API) needs {@link
 * io.sluice.platform.security.Roles#VIEWER}. Health and metrics are on the management port and need
 * nothing.
 */
@NullMarked
package io.sluice.platform.security;

import org.jspecify.annotations.NullMarked;
