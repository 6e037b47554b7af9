package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.feature.FeatureSpec;
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
 * @param attacks records that labels call attacks, for those alone that are taught by labels
 * @param windows those to fit to, and those that tell when to stop
 * @param standardizer of features: of windows fitted to all of them, of records to those that are
 *     fitted to
 * @param rules where rules come from
 */
record TrainingSets(
    WindowReplay normal,
    WindowReplay fitted,
    WindowReplay further,
    WindowReplay attacks,
    WindowSets windows,
    Standardizer standardizer,
    RuleSource rules) {

  Profile profile() {
    return normal.profile();
  }

  /** What is computed of a window or a record. */
  FeatureSpec features() {
    return windows.spec();
  }

  /**
   * Features of the records to fit to and of those that tell when to stop, none of those that
   * calibrate: for those alone that need them, they take memory.
   */
  FeatureRows heldBack() {
    float[][] training = rows(Role.TRAINING);
    return new FeatureRows(training, training, rows(Role.VALIDATION));
  }

  /** Features of all records of normal operation, whatever else they are for. */
  float[][] normalRecords() {
    return windows.standardised(normal.stretches(), standardizer);
  }

  /** Features of the records that only calibrate. */
  float[][] furtherRecords() {
    return windows.standardised(further.stretches(), standardizer);
  }

  /** Features of the records that labels call attacks. */
  float[][] attackRecords() {
    return windows.standardised(attacks.stretches(), standardizer);
  }

  private float[][] rows(Role role) {
    return windows.standardised(role, profile().trainingStride(), standardizer);
  }
}
