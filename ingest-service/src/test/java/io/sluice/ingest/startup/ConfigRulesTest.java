package io.sluice.ingest.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.publish.PublishConfig;
import io.sluice.ingest.validation.ValidationConfig;
import io.sluice.platform.startup.Faults;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigRulesTest {

  private static final int THREADS = 48;
  private static final long SERVER_LIMIT = 2L << 30;

  @Test
  void theDefaultsAgreeWithEachOther() {
    // given
    var config = Configuration.with(Map.of());
    var faults = new Faults();
    // when
    check(config, SERVER_LIMIT, faults);
    // then
    assertThat(faults.sentences()).isEmpty();
    assertThat(config.getConfigMapping(ValidationConfig.class).maxAhead())
        .isEqualTo(Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @CsvSource({
    "limits.record, 9M, limits.body, 24M",
    "limits.body, 13M, limits.buffered, 24M",
    "limits.body, 1G, 512M, 2G",
    "limits.requests, 48, max-threads, 24M",
    "limits.records, 40001, records-in-flight, 24M",
    "publish.buffer, 100K, publish.buffer, 24M",
    "publish.timeout, 4s, attempt-timeout, 24M"
  })
  void aContradictionIsOneSentence(String key, String value, String named, String buffered) {
    // given
    var config =
        Configuration.with(
            Map.of("sluice.ingest." + key, value, "sluice.ingest.limits.buffered", buffered));
    var faults = new Faults();
    // when
    check(config, SERVER_LIMIT, faults);
    // then
    assertThat(faults.sentences())
        .singleElement()
        .asString()
        .contains("sluice.ingest." + key, named);
  }

  @Test
  void theServersOwnLimitMustNotComeFirst() {
    // given
    var config = Configuration.with(Map.of());
    var faults = new Faults();
    // when
    check(config, 7L << 20, faults);
    // then
    assertThat(faults.sentences())
        .singleElement()
        .asString()
        .contains("quarkus.http.limits.max-body-size");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sluice.ingest.limits.bodi", "sluice.ingest.limts.body", "sluice.x"})
  void anUnknownKeyIsAnError(String key) {
    // given
    var keys = Map.of(key, "1");
    // when, then
    assertThatThrownBy(() -> Configuration.with(keys))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining(key);
  }

  private static void check(SmallRyeConfig config, long serverLimit, Faults faults) {
    new ConfigRules(
            config.getConfigMapping(LimitsConfig.class),
            config.getConfigMapping(PublishConfig.class),
            THREADS,
            new MemorySize(BigInteger.valueOf(serverLimit)))
        .check(faults);
  }
}
