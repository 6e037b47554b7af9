package io.sluice.query.incident;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sluice.query.alert.AlertView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One incident with its story.
 *
 * @param incident its state
 * @param alerts every change, oldest first, at most 1000
 */
@Schema(name = "IncidentDetail")
public record IncidentDetail(
    @JsonUnwrapped IncidentView incident,
    @Schema(description = "every change, oldest first") List<AlertView> alerts) {}
