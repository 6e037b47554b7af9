package io.sluice.models.rule;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.rule.InvalidRulesException;
import io.sluice.detection.rule.Rule;
import io.sluice.detection.rule.RuleKind;
import io.sluice.detection.rule.RuleSet;
import java.util.Set;

/** Where a bundle's rules come from. */
public sealed interface RuleSource {

  /** They say the same of a tag however its texts are numbered. */
  Set<RuleKind> OF_ANY_CODES = Set.of(RuleKind.MISSING, RuleKind.STUCK);

  /** From the data. */
  record Learnt() implements RuleSource {}

  /**
   * From a person.
   *
   * @param yaml as it was written
   * @param rules the same, read
   */
  record Given(byte[] yaml, RuleSet rules) implements RuleSource {}

  /**
   * @throws InvalidRulesException naming rule and what is wrong; so is a rule about the codes of a
   *     categorical tag, which each training gives anew
   */
  static RuleSource given(byte[] yaml, Profile profile) throws InvalidRulesException {
    RuleSet rules = RuleSet.parse(yaml, profile);
    for (int tag : profile.categoricalTags()) {
      for (Rule rule : rules.rules()) {
        if (rule.isAbout(tag) && !OF_ANY_CODES.contains(rule.kind())) {
          throw new InvalidRulesException(
              "rule %s: %s takes texts, whose codes each training gives anew; leave the rule out"
                  .formatted(rule.id(), profile.tags().get(tag).name()));
        }
      }
    }
    return new Given(yaml, rules);
  }
}
