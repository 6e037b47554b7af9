@NullMarked
package io.sluice.testbed.kafka;

import org.jspecify.annotations.NullMarked;
