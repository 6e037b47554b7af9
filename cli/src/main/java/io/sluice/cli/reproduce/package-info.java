/** Judges anew what was judged, to see that it comes to the same number. */
@NullMarked
package io.sluice.cli.reproduce;

import org.jspecify.annotations.NullMarked;
