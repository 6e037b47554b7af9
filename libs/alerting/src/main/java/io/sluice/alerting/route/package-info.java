/** Which receivers an alert goes to, and why: pure functions of the alert and the time. */
@NullMarked
package io.sluice.alerting.route;

import org.jspecify.annotations.NullMarked;
