package io.sluice.models.forecast;

import io.sluice.detection.forecast.ForecasterSettings;
import io.sluice.models.calibration.ScoreSeries;

/**
 * A linear forecaster and what it is worth.
 *
 * @param settings what its graph takes and gives
 * @param weights [input][target]
 * @param crossFitted its scores on windows that were held out from its fits one after the other
 */
public record Forecaster(ForecasterSettings settings, float[][] weights, ScoreSeries crossFitted) {}
