/** Alerts on their way to people, and how the channels do: alert-service keeps it. */
@NullMarked
package io.sluice.query.delivery;

import org.jspecify.annotations.NullMarked;
