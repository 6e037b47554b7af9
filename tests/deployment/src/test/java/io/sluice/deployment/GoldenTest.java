package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The default render as a whole, so that a change of the chart is seen in review as what it changes
 * in a cluster. Rewritten with {@code -Dgoldens.update=true}.
 */
class GoldenTest {

  private static final String GOLDEN = "tests/deployment/src/test/resources/golden/default.yaml";

  /** Made anew by each render without a cluster. */
  private static final Pattern KEY = Pattern.compile("slk_\\w{40}");

  private static final Pattern HASH = Pattern.compile("(?m)^( +\\w+:\\w+:)[0-9a-f]{64}$");

  /** Files that are taken over as they are, and have tests of their own. */
  private static final Pattern FILES =
      Pattern.compile(
          "(?ms)^---\\n# Source: sluice/templates/(monitoring/(dashboards|prometheusrule)|tests/configmap)\\.yaml\\n.*?(?=^---\\n|\\z)");

  @Test
  void defaultIsAsItWas() {
    // when
    String rendered = stable(Chart.render("{}").text());

    // then
    if (Project.UPDATE) {
      Project.write(Project.file(GOLDEN), rendered);
    }
    assertThat(rendered).isEqualTo(Project.read(GOLDEN));
  }

  private static String stable(String text) {
    String withoutFiles = FILES.matcher(text).replaceAll("");
    String withoutKeys = KEY.matcher(withoutFiles).replaceAll("slk_(generated)");
    return HASH.matcher(withoutKeys).replaceAll("$1(sha256 of the key)");
  }
}
