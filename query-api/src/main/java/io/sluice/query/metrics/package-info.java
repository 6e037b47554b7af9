@NullMarked
package io.sluice.query.metrics;

import org.jspecify.annotations.NullMarked;
