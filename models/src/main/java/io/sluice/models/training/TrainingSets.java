package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.feature.FeatureMatrix;
import io.sluice.detection.scale.Standardizer;
import io.sluice.models.rule.RuleSource;
import io.sluice.models.window.WindowReplay;

/**
 * What detectors learn from.
 *
 * @param normal all rows of normal operation, for those that hold parts of them back by themselves
 * @param fitted those of them that detectors which need held-out rows may be fitted to
 * @param further more of it that nothing may be fitted to
 * @param training windows to fit to
 * @param validation windows that tell when to stop
 * @param standardizer of features, fitted to the training windows alone
 * @param rules where rules come from
 */
record TrainingSets(
    WindowReplay normal,
    WindowReplay fitted,
    WindowReplay further,
    FeatureMatrix training,
    FeatureMatrix validation,
    Standardizer standardizer,
    RuleSource rules) {

  Profile profile() {
    return normal.profile();
  }

  float[][] trainingRows() {
    return WindowSets.standardised(training, standardizer);
  }

  float[][] validationRows() {
    return WindowSets.standardised(validation, standardizer);
  }
}
