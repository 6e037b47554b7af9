@NullMarked
package io.sluice.alert.retention;

import org.jspecify.annotations.NullMarked;
