/**
 * Bundles that judge beside the champions, for comparison. A stage of its own, with a group and
 * windows of its own, that nobody waits for: it gives way to who judges, works within a share of
 * the processor, and passes over what it does not get to.
 */
@NullMarked
package io.sluice.scoring.shadow;

import org.jspecify.annotations.NullMarked;
