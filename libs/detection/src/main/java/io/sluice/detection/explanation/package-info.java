@NullMarked
package io.sluice.detection.explanation;

import org.jspecify.annotations.NullMarked;
