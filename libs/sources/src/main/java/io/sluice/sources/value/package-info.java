/**
 * What one text says: a number, a state, no value, or something else. One rule for fields of files,
 * bodies of requests, training and replay; which of the readings of a text applies is decided once
 * a column ({@link io.sluice.sources.value.NumberStyle}, {@link
 * io.sluice.sources.value.FieldReader}).
 */
@NullMarked
package io.sluice.sources.value;

import org.jspecify.annotations.NullMarked;
