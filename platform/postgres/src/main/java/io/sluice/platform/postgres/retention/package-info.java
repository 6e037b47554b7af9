@NullMarked
package io.sluice.platform.postgres.retention;

import org.jspecify.annotations.NullMarked;
