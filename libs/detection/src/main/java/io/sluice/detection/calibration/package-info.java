@NullMarked
package io.sluice.detection.calibration;

import org.jspecify.annotations.NullMarked;
