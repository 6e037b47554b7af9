package io.sluice.incidents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IncidentSettingsInForceTest {

  @Test
  void allSettingsComeBack() throws Exception {
    // given a policy none of whose settings is the usual one or another one of it
    var unusual =
        new IncidentPolicy(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5),
            0.6,
            new Course(
                Duration.ofSeconds(7),
                Duration.ofSeconds(8),
                9,
                Duration.ofSeconds(10),
                Duration.ofSeconds(11)),
            new WatchPolicy(
                Duration.ofSeconds(12), Duration.ofSeconds(13), Duration.ofSeconds(14)));
    var policies =
        new PoliciesInForce(IncidentPolicy.DEFAULT, new TreeMap<>(Map.of("swat", unusual)));

    // when
    byte[] json = Messages.encode(IncidentSettingsInForce.of(policies));

    // then
    assertThat(IncidentSettingsInForce.decode(json)).isEqualTo(policies);
  }

  @Test
  void whatIsNoPolicyIsRefusedBySetting() {
    // given
    String json =
        new String(Messages.encode(IncidentSettingsInForce.of(PoliciesInForce.DEFAULT)), UTF_8);

    // then
    assertThatThrownBy(() -> decode("{}"))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("'usual'");
    assertThatThrownBy(() -> decode(json.replace("\"PT10S\"", "\"10s\"")))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("'onDelay' is 10s, expected a duration such as PT10S");
    assertThatThrownBy(() -> decode(json.replace("\"holdRatio\":0.9", "\"holdRatio\":7")))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("hold-ratio is 7.0");
    assertThatThrownBy(() -> decode(json.replace("\"offDelay\"", "\"off\"")))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("'offDelay' is null");
    assertThatThrownBy(
            () -> decode(json.replace("\"profiles\":{}", "\"profiles\":{\"swat\":null}")))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("swat");
  }

  private static void decode(String json) throws MalformedMessageException {
    IncidentSettingsInForce.decode(json.getBytes(UTF_8));
  }
}
