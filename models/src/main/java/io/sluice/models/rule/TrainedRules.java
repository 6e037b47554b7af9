package io.sluice.models.rule;

import io.sluice.detection.rule.RuleSet;
import java.util.List;
import java.util.Map;

/**
 * Rules that a bundle can take.
 *
 * @param yaml as people write them
 * @param rules the same, read
 * @param dropped ids of proposals that normal operation breaks when they are learnt from another
 *     time
 * @param brokenShares by id, part of all normal windows in which a rule is broken; only those that
 *     are
 * @param anomalousShare part of all normal windows to which they give a ratio of 1 or more
 */
public record TrainedRules(
    byte[] yaml,
    RuleSet rules,
    List<String> dropped,
    Map<String, Double> brokenShares,
    double anomalousShare) {}
