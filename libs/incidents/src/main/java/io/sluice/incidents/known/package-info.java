/**
 * False alarms that people called known: what is like one of them is told as INFO until the next
 * training.
 */
@NullMarked
package io.sluice.incidents.known;

import org.jspecify.annotations.NullMarked;
