@NullMarked
package io.sluice.detection.block;

import org.jspecify.annotations.NullMarked;
