/**
 * The way out of the service: every channel that is given a host connects through here, and only to
 * addresses that are allowed. {@code AddressGuard} looks a name up and judges what it finds, {@code
 * HttpTransport} and {@code GuardedSockets} connect to the very address that was judged, so that a
 * name cannot point elsewhere between the two. Knows neither container nor what is sent.
 */
@NullMarked
package io.sluice.alert.outbound;

import org.jspecify.annotations.NullMarked;
