package io.sluice.detection.rule.screen;

import io.sluice.detection.rule.criterion.Criterion;
import io.sluice.detection.rule.measure.Measure;

/**
 * What of a rule a screen has to know.
 *
 * @param place of the rule in the bundle
 * @param measure what it measures
 * @param criterion what it thinks of that
 */
public record Screened(int place, Measure measure, Criterion criterion) {}
