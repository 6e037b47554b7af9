@NullMarked
package io.sluice.models.calibration;

import org.jspecify.annotations.NullMarked;
