package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The operators that k8s/operators installs. */
class OperatorVersionsTest {

  @Test
  void kedaIsInstalledInTheVersionThatScalesInTheTestOnACluster() {
    // when
    String built = version("tests/cluster/crds/go.mod", "github\\.com/kedacore/keda/v2 v([\\d.]+)");
    String installed = version("k8s/operators/versions.env", "KEDA_VERSION=([\\d.]+)");

    // then
    assertThat(built).isEqualTo(installed);
  }

  private static String version(String file, String pattern) {
    var found = Pattern.compile(pattern).matcher(Project.read(file)).results().toList();
    assertThat(found).as("%s in %s", pattern, file).hasSize(1);
    return found.getFirst().group(1);
  }
}
