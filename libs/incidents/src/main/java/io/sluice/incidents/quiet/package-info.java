/** When what happens is recorded and counted, but told to nobody: pure, the time is an argument. */
@NullMarked
package io.sluice.incidents.quiet;

import org.jspecify.annotations.NullMarked;
