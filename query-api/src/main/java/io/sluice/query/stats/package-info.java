@NullMarked
package io.sluice.query.stats;

import org.jspecify.annotations.NullMarked;
