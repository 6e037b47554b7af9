/** Decision trees as data, for what their graph does not say: why. */
@NullMarked
package io.sluice.detection.tree;

import org.jspecify.annotations.NullMarked;
