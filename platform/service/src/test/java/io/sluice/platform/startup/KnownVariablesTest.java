package io.sluice.platform.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownVariablesTest {

  private final KnownVariables known =
      new KnownVariables(
          List.of(
              "sluice.alert.retention.keep",
              "sluice.alert.retention.batch-size",
              "sluice.alert.webhooks.*.url",
              "sluice.alert.channels[*].name",
              "sluice.alert.roots",
              "sluice.alert.roots[*]",
              "sluice.security.keys-file"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SLUICE_ALERT_RETENTION_KEEP",
        "SLUICE_ALERT_RETENTION_BATCH_SIZE",
        "SLUICE_ALERT_WEBHOOKS_CONTROL_ROOM_URL",
        "SLUICE_ALERT_WEBHOOKS__CONTROL_ROOM__URL",
        "SLUICE_ALERT_CHANNELS_0__NAME",
        "SLUICE_ALERT_ROOTS",
        "SLUICE_ALERT_ROOTS_0_",
        "SLUICE_SECURITY_KEYS_FILE",
        // not settings, and not ours to judge
        "SLUICE_HOME",
        "SLUICE_STATE",
        "SLUICE_TERMINAL",
        "SLUICE_QUERY_LIVE_HEARTBEAT",
        "PATH",
        // a kubelet's, of Services named sluice-...
        "SLUICE_QUERY_API_PORT",
        "SLUICE_ALERT_SERVICE_PORT",
        "SLUICE_ALERT_SERVICE_SERVICE_HOST",
        "SLUICE_ALERT_SERVICE_SERVICE_PORT_HTTP",
        "SLUICE_ALERT_SERVICE_PORT_8080_TCP",
        "SLUICE_ALERT_SERVICE_PORT_8080_TCP_ADDR"
      })
  void letsPass(String variable) {
    // when, then
    assertThat(known.refusals(Set.of(variable))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SLUICE_ALERT_RETENTION_KEPT, did you mean SLUICE_ALERT_RETENTION_KEEP?",
    "SLUICE_ALERT_RETENTION_BATCHSIZE, did you mean SLUICE_ALERT_RETENTION_BATCH_SIZE?",
    "SLUICE_SECURITY_KEY_FILE, did you mean SLUICE_SECURITY_KEYS_FILE?",
    "SLUICE_ALERT_SOMETHING_ELSE, 'remove it, or mend its name'",
    "SLUICE_ALERT_CHANNELS_X__NAME, 'remove it, or mend its name'"
  })
  void refusesAndNamesTheNearest(String variable, String advice) {
    // when
    var refusals = known.refusals(Set.of(variable, "SLUICE_ALERT_RETENTION_KEEP"));

    // then
    assertThat(refusals).containsExactly(variable + " is not a setting; " + advice);
  }

  @Test
  void namesAll() {
    // when
    var refusals = known.refusals(Set.of("SLUICE_ALERT_ROOT", "SLUICE_ALERT_RETENTION_KEPT"));

    // then
    assertThat(refusals)
        .containsExactly(
            "SLUICE_ALERT_RETENTION_KEPT is not a setting; did you mean SLUICE_ALERT_RETENTION_KEEP?",
            "SLUICE_ALERT_ROOT is not a setting; did you mean SLUICE_ALERT_ROOTS?");
  }

  @Test
  void judgesNothingWhereNothingIsKnown() {
    // given
    var nothing = new KnownVariables(List.of());

    // when, then
    assertThat(nothing.refusals(Set.of("SLUICE_ALERT_X"))).isEmpty();
  }
}
