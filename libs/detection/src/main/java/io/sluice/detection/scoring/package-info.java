@NullMarked
package io.sluice.detection.scoring;

import org.jspecify.annotations.NullMarked;
