/** Who watches the watchman: a canary that has to come through, and a heartbeat for others. */
@NullMarked
package io.sluice.alert.watch;

import org.jspecify.annotations.NullMarked;
