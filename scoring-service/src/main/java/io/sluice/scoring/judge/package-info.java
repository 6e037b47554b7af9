@NullMarked
package io.sluice.scoring.judge;

import org.jspecify.annotations.NullMarked;
