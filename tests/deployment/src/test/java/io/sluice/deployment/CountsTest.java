package io.sluice.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.counts.CountsFile;
import io.sluice.counts.InvalidCountsException;
import org.junit.jupiter.api.Test;

/** The file that says what of records is counted. */
class CountsTest {

  private static final String VALUES =
      """
      counts:
        file:
          counts:
            network-minute:
              of: network
              interval: 1m
              tags:
                flows: {count: records}
                ports_of_a_source: {distinct: dsport, per: srcip}
      """;

  @Test
  void it_lies_where_the_service_reads_it_as_it_reads_it() throws InvalidCountsException {
    // when
    JsonNode data = Chart.render(VALUES).get("ConfigMap", "sluice-ingest-service").path("data");

    // then
    assertThat(data.path("application.properties").asText())
        .contains("sluice.ingest.counts.file=/etc/sluice/config/counts.yaml");
    assertThat(CountsFile.read(data.path("counts.yaml").asText().getBytes(UTF_8)))
        .singleElement()
        .satisfies(counts -> assertThat(counts.profile()).isEqualTo("network-minute"));
  }

  @Test
  void a_change_of_it_restarts_the_service() {
    // when
    String before = checksum(VALUES);
    String after = checksum(VALUES.replace("1m", "2m"));

    // then
    assertThat(before).hasSize(64).isNotEqualTo(after);
  }

  @Test
  void without_it_nothing_may_be_read() {
    // when
    JsonNode with = acls(Chart.render(VALUES));
    JsonNode without = acls(Chart.render(""));

    // then
    assertThat(with.toString()).contains("sluice-counts", "Read");
    assertThat(without.toString()).doesNotContain("sluice-counts", "Read\"");
  }

  private static String checksum(String values) {
    return Chart.render(values)
        .get("Deployment", "sluice-ingest-service")
        .at("/spec/template/metadata/annotations/checksum~1counts")
        .asText();
  }

  private static JsonNode acls(Manifests chart) {
    return chart.get("KafkaUser", "sluice-ingest-service").at("/spec/authorization/acls");
  }
}
