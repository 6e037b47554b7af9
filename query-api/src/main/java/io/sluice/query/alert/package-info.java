/**
 * Alerts as the API tells them, as pages and as CSV. {@code AlertResource} reads the request into
 * an {@code AlertFilter}, {@code AlertRepository} asks the database, {@code AlertView} is the
 * answer. Nothing is written here: rows come from {@code io.sluice.query.projection}.
 */
@NullMarked
package io.sluice.query.alert;

import org.jspecify.annotations.NullMarked;
