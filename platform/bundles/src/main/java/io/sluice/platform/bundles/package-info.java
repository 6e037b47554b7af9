/**
 * Bundles of a store beside the folders: mirrored at the start and every few seconds into a folder
 * that is read like any other, so that a store that is away changes nothing.
 */
@NullMarked
package io.sluice.platform.bundles;

import org.jspecify.annotations.NullMarked;
