@NullMarked
package io.sluice.alert.nativeimage;

import org.jspecify.annotations.NullMarked;
