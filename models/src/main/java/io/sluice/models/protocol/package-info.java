/**
 * Figures that others can compare themselves with: a public data set, what is trained on, what may
 * be chosen on, what is reported. A protocol is one class, with its training options in sight.
 */
@NullMarked
package io.sluice.models.protocol;

import org.jspecify.annotations.NullMarked;
