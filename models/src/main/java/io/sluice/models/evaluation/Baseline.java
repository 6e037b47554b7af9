package io.sluice.models.evaluation;

/**
 * A judge that knows nothing of the plant. A bundle that is no better is worth nothing.
 *
 * @param name of one or two words
 * @param rule when it raises an alarm, one sentence
 */
public record Baseline(String name, String rule, Figures figures) {}
