@NullMarked
package io.sluice.scoring.publish;

import org.jspecify.annotations.NullMarked;
