/**
 * What stands in for a company's login: a small OpenID Provider that is strict where it matters.
 */
@NullMarked
package io.sluice.testbed.oidc;

import org.jspecify.annotations.NullMarked;
