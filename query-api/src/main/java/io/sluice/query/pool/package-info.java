@NullMarked
package io.sluice.query.pool;

import org.jspecify.annotations.NullMarked;
