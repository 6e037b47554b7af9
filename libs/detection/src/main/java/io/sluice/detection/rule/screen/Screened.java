package io.sluice.detection.rule.screen;

import io.sluice.detection.rule.measure.Measure;
import io.sluice.detection.rule.verdict.Verdict;

/**
 * What of a rule a screen has to know.
 *
 * @param place of the rule in the bundle
 * @param measure what it measures
 * @param verdict what it thinks of that
 */
public record Screened(int place, Measure measure, Verdict verdict) {}
