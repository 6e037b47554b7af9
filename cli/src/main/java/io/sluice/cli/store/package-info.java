/**
 * Bundles of a store that services fetch theirs from: mirrored before a command, published by it.
 */
@NullMarked
package io.sluice.cli.store;

import org.jspecify.annotations.NullMarked;
