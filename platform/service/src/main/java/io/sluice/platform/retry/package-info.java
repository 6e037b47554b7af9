@NullMarked
package io.sluice.platform.retry;

import org.jspecify.annotations.NullMarked;
