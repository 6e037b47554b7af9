package io.sluice.detection.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.Profiles;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetTest {

  private final Profile profile = Profiles.of(3, 8);

  @Test
  void readsWhatPeopleWrite() throws Exception {
    // given
    String yaml =
        """
        # ours
        version: 1
        rules:
          - id: T0-limits
            kind: limits
            tag: "T0"
            high: 1.5e3
          - {id: both, kind: combination, tags: [T1, T2], never: [[1, 2]], ratio: 2.5, for: 3,
             text: pumps fight each other}
        """;

    // when
    RuleSet rules = parse(yaml);

    // then
    assertThat(rules.rules()).extracting(Rule::id).containsExactly("T0-limits", "both");
    assertThat(rules.rules().getLast().reason(1)).isEqualTo("pumps fight each other");
  }

  @Test
  void noRulesAreAllRight() throws Exception {
    assertThat(parse("version: 1\nrules: []").rules()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tag: T9, high: 1                  | limits      | line 5: rule r: profile test has no tag 'T9'
          high: 1                           | limits      | line 3: rule r: 'tag' is missing
          tag: T0                           | limits      | line 3: rule r: it has neither 'low' nor 'high'
          tag: T0, low: 2, high: 1          | limits      | line 6: rule r: 'low' 2 is above 'high' 1
          tag: T0, high: much               | limits      | line 6: rule r: 'high' is 'much', expected a number
          tag: T0, high: .inf               | limits      | line 6: rule r: 'high' is '.inf', expected a number
          tag: T0, high: NaN                | limits      | line 6: rule r: 'high' is 'NaN', expected a number
          tag: T0, high: [1]                | limits      | line 6: rule r: 'high' is no single value
          tag: T0, high: 1, hihg: 2         | limits      | line 7: rule r: 'hihg' is no field of such a rule
          tag: T0, high: 1, over: 2         | limits      | line 7: rule r: 'over' is no field of such a rule
          tag: T0, high: 1, ratio: 0        | limits      | line 7: rule r: 'ratio' is 0, expected above 0 up to 100
          tag: T0, high: 1, for: 9          | limits      | line 7: rule r: 'for' is 9, expected a whole number of readings from 1 to 8, the window
          tag: T0, high: 1, for: 1.5        | limits      | line 7: rule r: 'for' is 1.5, expected a whole number of readings from 1 to 8, the window
          tag: T0, high: 1                  | limit       | line 4: rule r: there is no kind 'limit' of rules
          tag: T0, readings: 8, for: 2      | stuck       | line 6: rule r: it looks back 9 readings, the window has 8
          tag: T0                           | stuck       | line 3: rule r: 'readings' is missing
          tag: T0, states: 1                | states      | line 6: rule r: 'states' is no list: write [a, b]
          tag: T0, states: []               | states      | line 6: rule r: 'states' is empty
          tags: [T0], never: [[1]]          | combination | line 5: rule r: 'tags' names fewer than two tags
          tags: [T0, T0], never: [[1]]      | combination | line 5: rule r: tag T0 is there twice
          tags: [T0, T1], never: [[1]]      | combination | line 6: rule r: a list in 'never' has 1 numbers, expected 2
          tags: [T0, T1], never: []         | combination | line 6: rule r: 'never' is empty
          tag: T0, readings: 3, high: 2     | time        | line 3: rule r: it needs either 'above' or 'below'
          expression: T0                    | invariant   | line 5: rule r: the expression is a number: say 'low' or 'high', or compare it
          expression: T0 > 1, high: 1       | invariant   | line 5: rule r: the expression is a condition, which has no 'low' and 'high'
          expression: T0 > 1, tolerance: -1 | invariant   | line 6: rule r: 'tolerance' is -1, below 0
          expression: T0 >                  | invariant   | line 5: rule r: the expression is unusable, a tag or a number is expected, found the end
          """)
  void saysWhatIsWrong(String fields, String kind, String sentence) {
    // given
    String yaml =
        "version: 1\nrules:\n  - id: r\n    kind: %s\n    %s\n"
            .formatted(kind, fields.replaceAll(", (?=[a-z]+:)", "\n    "));

    // when
    var parsing = assertThatThrownBy(() -> parse(yaml));

    // then
    parsing.isInstanceOf(InvalidRulesException.class).hasMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                       | line 1: expected 'version: 1' and 'rules:' with a list of rules
          [a]                                      | line 1: expected 'version: 1' and 'rules:' with a list of rules
          {rules: []}                              | line 1: 'version' must be 1, the rules that this release reads
          {version: 2, rules: []}                  | line 1: 'version' must be 1, the rules that this release reads
          {version: 1}                             | line 1: 'rules' is no list of rules; write [] for none
          {version: 1, rules: [], more: 1}         | line 1: 'more' is neither 'version' nor 'rules'
          {version: 1, version: 1, rules: []}      | line 1: 'version' is there twice
          {version: 1, rules: [a]}                 | line 1: a rule has fields: id, kind, ...
          {version: 1, rules: [{kind: limits}]}    | line 1: 'id' is missing
          {version: 1, rules: [{id: a}]}           | line 1: rule a: 'kind' is missing
          {version: 1, rules: &a []}               | line 1: anchors and aliases are not supported
          """)
  void refusesAnotherFile(String yaml, String sentence) {
    // when
    var parsing = assertThatThrownBy(() -> parse(yaml));

    // then
    parsing.isInstanceOf(InvalidRulesException.class).hasMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: 1\nrules: [",
        "version: 1\nrules:\n\t- a",
        "version: 1\n---\nversion: 1",
        "\u0000"
      })
  void refusesWhatIsNoYaml(String yaml) {
    // when
    var parsing = assertThatThrownBy(() -> parse(yaml));

    // then
    parsing.isInstanceOf(InvalidRulesException.class).hasMessageStartingWith("line ");
  }

  @Test
  void anIdIsTheOnlyOne() {
    // given
    String yaml =
        "version: 1\nrules:\n  - {id: a, kind: limits, tag: T0, low: 1}\n"
            + "  - {id: a, kind: limits, tag: T1, low: 1}\n";

    // when
    var parsing = assertThatThrownBy(() -> parse(yaml));

    // then
    parsing.hasMessage("line 4: rule a: its id is not the only one");
  }

  private RuleSet parse(String yaml) throws InvalidRulesException {
    return RuleSet.parse(yaml.getBytes(StandardCharsets.UTF_8), profile);
  }
}
