/**
 * Numbers that a rule computes of a window at one reading: a value, a rate, a mean, a distance.
 * Each says how many readings back it looks. Whether a number is too large is not decided here.
 */
@NullMarked
package io.sluice.detection.rule.measure;

import org.jspecify.annotations.NullMarked;
