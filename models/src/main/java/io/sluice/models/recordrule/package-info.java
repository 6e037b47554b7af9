/** Counts what normal records hold, for the rules on records. */
@NullMarked
package io.sluice.models.recordrule;

import org.jspecify.annotations.NullMarked;
