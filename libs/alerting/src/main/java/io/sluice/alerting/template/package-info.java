/**
 * The words of receivers that have their own: a template sees what {@code AlertValues} gives it and
 * nothing else, and its work and its text are bounded.
 */
@NullMarked
package io.sluice.alerting.template;

import org.jspecify.annotations.NullMarked;
