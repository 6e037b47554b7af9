/**
 * Rules that a person wrote: read from YAML, judged as a detector beside the trained ones, or as
 * the watch over the data itself. What can be measured, and how a measure is judged, is in the
 * packages below.
 */
@NullMarked
package io.sluice.detection.rule;

import org.jspecify.annotations.NullMarked;
