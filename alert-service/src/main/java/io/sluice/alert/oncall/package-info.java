/** Systems that call people by a calendar of theirs: PagerDuty and Alertmanager. */
@NullMarked
package io.sluice.alert.oncall;

import org.jspecify.annotations.NullMarked;
