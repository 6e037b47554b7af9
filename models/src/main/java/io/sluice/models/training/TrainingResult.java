package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What training made.
 *
 * @param folder the bundle
 * @param profile as given or inferred, with the strides in force
 * @param version of the bundle
 * @param rows rows of normal operation that there were
 * @param thresholds by detector
 * @param metrics what is known of the models from held-out normal windows, by name
 * @param notes what was left out or chosen and why, a sentence each
 */
public record TrainingResult(
    Path folder,
    Profile profile,
    String version,
    int rows,
    Map<String, Double> thresholds,
    Map<String, Double> metrics,
    List<String> notes) {}
