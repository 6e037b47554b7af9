package io.sluice.models.rule;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.rule.InvalidRulesException;
import io.sluice.detection.rule.RuleSet;

/** Where a bundle's rules come from. */
public sealed interface RuleSource {

  /**
   * From the data.
   *
   * @param knownSensors whether low and high of the profile's tags are what their sensors can show,
   *     not merely what was seen
   */
  record Learnt(boolean knownSensors) implements RuleSource {}

  /**
   * From a person.
   *
   * @param yaml as it was written
   * @param rules the same, read
   */
  record Given(byte[] yaml, RuleSet rules) implements RuleSource {}

  /**
   * @throws InvalidRulesException naming line, rule and what is wrong
   */
  static RuleSource given(byte[] yaml, Profile profile) throws InvalidRulesException {
    return new Given(yaml, RuleSet.parse(yaml, profile));
  }
}
