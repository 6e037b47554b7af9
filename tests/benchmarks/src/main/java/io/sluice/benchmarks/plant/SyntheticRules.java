package io.sluice.benchmarks.plant;

import io.sluice.contracts.profile.Profile;
import java.nio.charset.StandardCharsets;

/** Rules as training proposes them, in about the numbers of the shipped bundle; none is broken. */
final class SyntheticRules {

  private static final int TAGS_A_COMBINATION = 3;
  private static final int TAGS_AN_ENTRY = 8;

  private SyntheticRules() {}

  static byte[] yaml(Profile profile) {
    var yaml = new StringBuilder("version: 1\nrules:\n");
    int tags = profile.tags().size();
    for (int tag = 0; tag < tags; tag++) {
      String name = profile.tags().get(tag).name();
      rule(yaml, name, "missing", "readings: 10");
      if (!SyntheticPlant.isActuator(tag)) {
        rule(yaml, name, "limits", "low: -3", "high: 3");
        rule(yaml, name, "rate", "over: 10", "low: -3", "high: 3");
        rule(yaml, name, "stuck", "readings: 20");
        rule(yaml, name, "noise", "readings: 30", "low: 0.04");
        continue;
      }
      rule(yaml, name, "states", "states: [0, 1]", "for: 3");
      String next = profile.tags().get(tag + 2 < tags ? tag + 2 : 1).name();
      if (tag % TAGS_A_COMBINATION == 0 && !next.equals(name)) {
        yaml.append("  - {id: %s-with, kind: combination, ".formatted(name))
            .append("tags: [%s, %s], never: [[2, 0], [2, 1]]}%n".formatted(name, next));
      }
      if (tag % TAGS_AN_ENTRY == 1) {
        String level = profile.tags().get(0).name();
        rule(yaml, name, "entry", "state: 1", "while: " + level, "low: -3", "high: 3");
      }
    }
    return yaml.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void rule(StringBuilder yaml, String tag, String kind, String... fields) {
    yaml.append("  - {id: %s-%s, kind: %s, tag: %s, ".formatted(tag, kind, kind, tag))
        .append(String.join(", ", fields))
        .append("}\n");
  }
}
