/**
 * Bundles that lie elsewhere than in a folder: they are mirrored into one, from which everything
 * reads, and what is made here is published there.
 */
@NullMarked
package io.sluice.stores;

import org.jspecify.annotations.NullMarked;
