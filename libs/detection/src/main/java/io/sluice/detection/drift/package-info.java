/**
 * Whether what is seen now is still what was seen before: changes of a mean, of an error rate, of
 * how often categories and numbers come. Pure; who feeds it and who is told is elsewhere.
 */
@NullMarked
package io.sluice.detection.drift;

import org.jspecify.annotations.NullMarked;
