package io.sluice.alerting;

import io.sluice.contracts.PlainText;
import io.sluice.contracts.yaml.YamlSection;

/** The name of a mode or burst: of the user's choice, shown and stored as it is. */
final class PolicyName {

  private PolicyName() {}

  static void require(String name, YamlSection fields) {
    if (!PlainText.isName(name)) {
      fields.fault(
          "", "a name has 1 to %d characters of plain text".formatted(PlainText.MAX_NAME_LENGTH));
    }
  }
}
