package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Traces are sent where an endpoint is given, and nowhere else. */
class TracingTest {

  @Test
  void withAnEndpointEveryServiceSendsItsTracesThere() {
    // when
    var chart =
        Chart.render(
            "tracing: {endpoint: 'http://collector:4317', protocol: grpc, samplingRatio: 1}");

    // then
    assertThat(chart.ofKind("Deployment"))
        .hasSize(4)
        .allSatisfy(
            deployment ->
                assertThat(telemetry(deployment))
                    .isEqualTo(
                        Map.of(
                            "QUARKUS_OTEL_SDK_DISABLED", "false",
                            "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317",
                            "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "grpc",
                            "QUARKUS_OTEL_TRACES_SAMPLER_ARG", "1")));
  }

  @Test
  void ofOthersThanCallersWhoDecideAHundredthIsKept() {
    // when
    var chart = Chart.render("tracing: {endpoint: 'http://collector:4318'}");

    // then
    assertThat(chart.ofKind("Deployment"))
        .allSatisfy(
            deployment ->
                assertThat(telemetry(deployment))
                    .containsEntry("QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                    .containsEntry("QUARKUS_OTEL_TRACES_SAMPLER_ARG", "0.01"));
  }

  @Test
  void withoutAnEndpointNothingIsSaidOfIt() {
    // when
    var chart = Chart.render("{}");

    // then
    assertThat(chart.ofKind("Deployment"))
        .allSatisfy(deployment -> assertThat(telemetry(deployment)).isEmpty());
  }

  private static Map<String, String> telemetry(JsonNode deployment) {
    var variables = new TreeMap<String, String>();
    deployment
        .at("/spec/template/spec/containers/0/env")
        .forEach(
            variable -> {
              if (variable.path("name").asText().startsWith("QUARKUS_OTEL_")) {
                variables.put(variable.path("name").asText(), variable.path("value").asText());
              }
            });
    return variables;
  }
}
