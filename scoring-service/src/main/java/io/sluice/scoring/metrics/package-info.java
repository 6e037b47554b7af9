@NullMarked
package io.sluice.scoring.metrics;

import org.jspecify.annotations.NullMarked;
