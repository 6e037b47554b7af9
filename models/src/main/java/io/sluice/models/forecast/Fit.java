package io.sluice.models.forecast;

import java.util.List;
import java.util.TreeMap;

/**
 * What was found in the windows that a regression was fitted to.
 *
 * @param coefficients of all targets
 * @param own by target, those of its own older blocks, the newest of them first
 * @param variances by target, then tag: of the part of the forecast that is due to the tag
 */
record Fit(Coefficients coefficients, float[][] own, List<TreeMap<String, Double>> variances) {}
