/** How good the alarms were by what people said of them, and what they missed. */
@NullMarked
package io.sluice.query.quality;

import org.jspecify.annotations.NullMarked;
