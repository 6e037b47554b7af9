/** Which rules of {@code io.sluice.incidents} hold for the assets of a profile. */
@NullMarked
package io.sluice.alert.incident;

import org.jspecify.annotations.NullMarked;
