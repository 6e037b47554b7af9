@NullMarked
package io.sluice.scoring.window;

import org.jspecify.annotations.NullMarked;
