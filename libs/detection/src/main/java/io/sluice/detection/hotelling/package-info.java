@NullMarked
package io.sluice.detection.hotelling;

import org.jspecify.annotations.NullMarked;
