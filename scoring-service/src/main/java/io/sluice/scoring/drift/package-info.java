/**
 * Tells whether streams are still what their bundles were trained on. A stage of its own: it reads
 * readings and scores in a group of its own, and may fall behind without any score being late.
 */
@NullMarked
package io.sluice.scoring.drift;

import org.jspecify.annotations.NullMarked;
