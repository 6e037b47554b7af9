/**
 * Quick looks at a window by which a rule that cannot be broken is passed over, so that hundreds of
 * rules cost little. A screen may be wrong in one direction only: it never passes over a rule that
 * is broken.
 */
@NullMarked
package io.sluice.detection.rule.screen;

import org.jspecify.annotations.NullMarked;
