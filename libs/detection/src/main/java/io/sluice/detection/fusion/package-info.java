@NullMarked
package io.sluice.detection.fusion;

import org.jspecify.annotations.NullMarked;
