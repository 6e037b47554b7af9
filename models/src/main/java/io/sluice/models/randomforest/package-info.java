/** A supervised random forest over labelled records, and its graph. */
@NullMarked
package io.sluice.models.randomforest;

import org.jspecify.annotations.NullMarked;
