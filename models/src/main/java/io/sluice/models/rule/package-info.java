/**
 * Writes rules of what held in several stretches of normal operation: ranges, states and how long
 * they last, what was true whenever an actuator moved. What is learnt from all stretches but one
 * has to hold in that one, or is dropped. People can read, change and give back what comes out;
 * whether a rule is broken is judged in detection.
 */
@NullMarked
package io.sluice.models.rule;

import org.jspecify.annotations.NullMarked;
