@NullMarked
package io.sluice.platform.kafka;

import org.jspecify.annotations.NullMarked;
