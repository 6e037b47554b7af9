/**
 * How a service goes without turning anybody away: each answer tells its connection's end while
 * others can take over, then what is worked on is answered, then all else ends.
 */
@NullMarked
package io.sluice.platform.shutdown;

import org.jspecify.annotations.NullMarked;
