package io.sluice.models.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.rule.InvalidRulesException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleSourceTest {

  private static final Profile PROFILE =
      Profile.withDefaults(
          "tank",
          List.of(
              new Tag("level", "mm", TagKind.CONTINUOUS, 0.1, null, null, null),
              new Tag("mode", null, TagKind.CATEGORICAL, 0, null, null, null)),
          Duration.ofSeconds(1));

  private static RuleSource given(String rule) throws InvalidRulesException {
    return RuleSource.given(("version: 1\nrules:\n  - " + rule).getBytes(UTF_8), PROFILE);
  }

  @Test
  void aRuleAboutCodesThatChangeIsRefused() {
    assertThatThrownBy(() -> given("{id: known, kind: states, tag: mode, states: [1, 2]}"))
        .isInstanceOf(InvalidRulesException.class)
        .hasMessage(
            "rule known: mode takes texts, whose codes each training gives anew; leave the rule"
                + " out");
  }

  @Test
  void othersAreTaken() throws InvalidRulesException {
    assertThat(given("{id: there, kind: missing, tag: mode, readings: 5}")).isNotNull();
    assertThat(given("{id: high, kind: limits, tag: level, high: 820}")).isNotNull();
  }
}
