@NullMarked
package io.sluice.detection.forecast;

import org.jspecify.annotations.NullMarked;
