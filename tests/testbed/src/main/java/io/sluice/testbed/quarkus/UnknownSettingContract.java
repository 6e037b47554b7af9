package io.sluice.testbed.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every packaged service promises of a setting that it does not know: the start ends with one
 * sentence.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class UnknownSettingContract {

  private final String service;
  private final List<String> keys;
  private final String variable;

  /**
   * @param service its name
   * @param unknown a key of no setting, beside keys that it has
   * @param misspelt a key whose group is misspelt
   * @param variable one that it knows; an {@code X} behind it is one letter too many
   */
  protected UnknownSettingContract(
      String service, String unknown, String misspelt, String variable) {
    this.service = service;
    this.keys = List.of(unknown, misspelt, "sluice.nonsense");
    this.variable = variable;
  }

  /** Runs the service until it ends, with this and whatever else it needs to get that far. */
  protected PackagedService.Ended run(Map<String, String> environment) {
    return PackagedService.run(environment);
  }

  List<String> keys() {
    return keys;
  }

  @ParameterizedTest
  @MethodSource("keys")
  void unknownInAFileItStopsTheStart(String key, @TempDir Path folder) throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("application.properties"), key + "=1\n");

    // when: before anything that the service needs is missed
    var ended = PackagedService.run(Map.of("SMALLRYE_CONFIG_LOCATIONS", file.toString()));

    // then
    assertThat(ended.output()).contains(key + " in ").doesNotContain("\tat ");
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void unknownInTheEnvironmentItStopsTheStart() {
    // given: beside what looks like a setting and is the launcher's, or a kubelet's
    var environment =
        Map.of(
            "SLUICE_HOME",
            "/opt/sluice",
            "SLUICE_TERMINAL",
            "no",
            "SLUICE_QUERY_API_PORT",
            "tcp://10.0.0.1:8080",
            "SLUICE_ALERT_SERVICE_SERVICE_HOST",
            "10.0.0.2",
            variable + "X",
            "1");

    // when
    var ended = run(environment);

    // then
    assertThat(ended.output())
        .contains(
            "%1$s does not start: %2$sX is not a setting; did you mean %2$s?"
                .formatted(service, variable))
        .doesNotContain("\tat ");
    assertThat(ended.status()).isEqualTo(1);
  }
}
