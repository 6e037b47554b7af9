package io.sluice.scoring.predict;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be scored: either {@code readings} or {@code windows}.
 *
 * @param profile the profile whose bundle judges
 * @param asset only named in answers and problems; may be missing
 * @param readings one window; for a profile whose window is 1 any number of single records
 * @param windows several windows
 */
@Schema(description = "Either 'readings' (one window) or 'windows' (several).")
public record PredictRequest(
    @Schema(examples = "swat", required = true) @Nullable String profile,
    @Schema(examples = "plant-1") @Nullable String asset,
    @Nullable List<PredictReading> readings,
    @Nullable List<List<PredictReading>> windows) {}
