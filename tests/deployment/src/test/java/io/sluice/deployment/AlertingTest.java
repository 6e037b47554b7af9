package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.alerting.AlertingFile;
import io.sluice.alerting.receiver.SecretRef;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The file of receivers and routes, and the secrets that it refers to. */
class AlertingTest {

  private static final String VALUES =
      """
      alerting:
        secrets: [control-room]
        file:
          zone: Europe/Vienna
          times: {nights: {from: "22:00", to: "06:00"}}
          receivers:
            control-room:
              kind: webhook
              url: https://hooks.example.org/x
              secret-file: /etc/sluice/secrets/control-room/secret
              title: "{severity}: {asset}"
          routes:
            - {when: {min-severity: WARNING, times: nights}, to: [control-room]}
          modes: {cleaning: {quiet: true}}
          bursts: {storm: {threshold: 10, window: 5m}}
      """;

  @Test
  void isMountedSoThatTheServiceReadsIt() {
    // when
    Manifests chart = Chart.render(VALUES);

    // then
    JsonNode deployment = chart.get("Deployment", "sluice-alert-service");
    assertThat(mounts(deployment))
        .contains(
            "alerting /etc/sluice/alerting",
            "secret-control-room /etc/sluice/secrets/control-room");
    assertThat(properties(chart)).contains("sluice.alert.file=/etc/sluice/alerting/alerting.yaml");
    AlertingFile file = AlertingFile.read(file(chart).getBytes(StandardCharsets.UTF_8));
    assertThat(file).isInstanceOf(AlertingFile.Accepted.class);
    var config = ((AlertingFile.Accepted) file).config();
    assertThat(config.modes().policies()).containsKey("cleaning");
    assertThat(config.bursts().policies()).hasSize(1);
    var receiver = config.receivers().get("control-room").settings();
    assertThat(receiver.secrets())
        .containsExactly(
            new SecretRef.OfFile(
                "secret-file", Path.of("/etc/sluice/secrets/control-room/secret")));
  }

  @Test
  void driftIsReadWhereItIsToBeAnIncidentAndOnlyThere() {
    // when
    Manifests with = Chart.render("alerting: {driftIncidents: true}");
    Manifests without = Chart.render("");

    // then
    assertThat(properties(with)).contains("sluice.alert.drift.incidents=true");
    assertThat(with.get("KafkaUser", "sluice-alert-service").toString()).contains("\"drift\"");
    assertThat(properties(without)).doesNotContain("drift");
    assertThat(without.get("KafkaUser", "sluice-alert-service").toString())
        .doesNotContain("\"drift\"");
  }

  @Test
  void aChangeOfItRestartsNothing() {
    // when
    JsonNode before = Chart.render(VALUES).get("Deployment", "sluice-alert-service");
    JsonNode after =
        Chart.render(VALUES.replace("WARNING", "CRITICAL"))
            .get("Deployment", "sluice-alert-service");

    // then
    assertThat(after.path("spec").path("template")).isEqualTo(before.path("spec").path("template"));
  }

  @Test
  void withoutReceiversThereIsNoFile() {
    // when
    Manifests chart = Chart.render("{}");

    // then
    assertThat(properties(chart)).doesNotContain("sluice.alert.file");
    assertThat(mounts(chart.get("Deployment", "sluice-alert-service")))
        .noneMatch(mount -> mount.contains("alerting"));
  }

  private static String file(Manifests chart) {
    return chart.get("ConfigMap", "sluice-alerting").path("data").path("alerting.yaml").asText();
  }

  private static String properties(Manifests chart) {
    return chart
        .get("ConfigMap", "sluice-alert-service")
        .path("data")
        .path("application.properties")
        .asText();
  }

  private static List<String> mounts(JsonNode deployment) {
    JsonNode mounts = deployment.at("/spec/template/spec/containers/0/volumeMounts");
    return StreamSupport.stream(mounts.spliterator(), false)
        .map(mount -> mount.path("name").asText() + " " + mount.path("mountPath").asText())
        .toList();
  }
}
