@NullMarked
package io.sluice.testbed.postgres;

import org.jspecify.annotations.NullMarked;
