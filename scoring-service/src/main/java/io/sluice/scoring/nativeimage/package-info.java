@NullMarked
package io.sluice.scoring.nativeimage;

import org.jspecify.annotations.NullMarked;
