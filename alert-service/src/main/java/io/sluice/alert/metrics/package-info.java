@NullMarked
package io.sluice.alert.metrics;

import org.jspecify.annotations.NullMarked;
