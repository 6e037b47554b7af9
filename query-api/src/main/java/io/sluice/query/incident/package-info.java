/**
 * Incidents as the API tells them, as pages, one by one with their alerts, and as CSV. {@code
 * IncidentResource} reads the request into an {@code IncidentFilter}, {@code IncidentRepository}
 * asks the database, {@code IncidentView} is the answer. Nothing is changed here: commands of
 * people go by {@code io.sluice.query.command} to alert-service.
 */
@NullMarked
package io.sluice.query.incident;

import org.jspecify.annotations.NullMarked;
