@NullMarked
package io.sluice.alert.publish;

import org.jspecify.annotations.NullMarked;
