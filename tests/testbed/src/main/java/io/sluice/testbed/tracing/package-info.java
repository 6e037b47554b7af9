/** What stands in for a collector of traces. */
@NullMarked
package io.sluice.testbed.tracing;

import org.jspecify.annotations.NullMarked;
