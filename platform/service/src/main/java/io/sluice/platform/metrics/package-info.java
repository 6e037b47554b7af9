/** Metrics that several services show in the same way. */
@NullMarked
package io.sluice.platform.metrics;

import org.jspecify.annotations.NullMarked;
