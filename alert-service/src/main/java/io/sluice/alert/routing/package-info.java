/**
 * Whom an alert goes to: {@code AlertRouting} decides in the transaction that stores it, {@code
 * RoutingResource} explains.
 */
@NullMarked
package io.sluice.alert.routing;

import org.jspecify.annotations.NullMarked;
