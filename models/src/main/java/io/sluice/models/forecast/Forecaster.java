package io.sluice.models.forecast;

import io.sluice.detection.forecast.ForecasterSettings;
import io.sluice.models.calibration.ScoreSeries;

/**
 * A linear forecaster and what it is worth.
 *
 * @param settings what its graph takes and gives
 * @param coefficients what the graph multiplies with
 * @param crossFitted its scores on windows that were held out from its fits one after the other
 */
public record Forecaster(
    ForecasterSettings settings, Coefficients coefficients, ScoreSeries crossFitted) {}
