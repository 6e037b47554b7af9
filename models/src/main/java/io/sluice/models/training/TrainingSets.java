package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.scale.Standardizer;
import io.sluice.models.rule.RuleSource;
import io.sluice.models.training.BlockedSplit.Role;
import io.sluice.models.window.WindowReplay;

/**
 * What detectors learn from.
 *
 * @param normal all rows of normal operation, for those that hold parts of them back by themselves
 * @param fitted those of them that detectors which need held-out rows may be fitted to
 * @param further more of it that nothing may be fitted to
 * @param windows those to fit to, and those that tell when to stop
 * @param standardizer of features, fitted to the training windows alone
 * @param rules where rules come from
 */
record TrainingSets(
    WindowReplay normal,
    WindowReplay fitted,
    WindowReplay further,
    WindowSets windows,
    Standardizer standardizer,
    RuleSource rules) {

  Profile profile() {
    return normal.profile();
  }

  /** Features of the windows to fit to: for those alone that need them, they take memory. */
  float[][] trainingRows() {
    return rows(Role.TRAINING);
  }

  /** Features of the windows that tell when to stop. */
  float[][] validationRows() {
    return rows(Role.VALIDATION);
  }

  private float[][] rows(Role role) {
    return windows.standardised(role, profile().trainingStride(), standardizer);
  }
}
