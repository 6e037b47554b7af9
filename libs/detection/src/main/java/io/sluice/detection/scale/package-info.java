@NullMarked
package io.sluice.detection.scale;

import org.jspecify.annotations.NullMarked;
