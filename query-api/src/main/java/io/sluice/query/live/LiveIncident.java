package io.sluice.query.live;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sluice.query.incident.IncidentView;

/**
 * An incident that changed, as /incidents tells it.
 *
 * @param openIncidents of all assets, now: so that no client has to ask after every event
 */
public record LiveIncident(@JsonUnwrapped IncidentView incident, long openIncidents) {}
