/** How a trained bundle follows what has moved for good, and leaves out what stands off. */
@NullMarked
package io.sluice.detection.adaptation;

import org.jspecify.annotations.NullMarked;
