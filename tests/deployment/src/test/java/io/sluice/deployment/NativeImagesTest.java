package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The services as native executables, which know no JVM's variables. */
class NativeImagesTest {

  private static final Manifests NATIVE = Chart.render(Project.file("k8s/values/native.yaml"));
  private static final Manifests JVM = Chart.render("{}");

  @Test
  void areToldTheirHeapByArguments() {
    // when
    List<JsonNode> containers = services(NATIVE).toList();

    // then: four Deployments, two migrations, two retentions
    assertThat(containers)
        .hasSize(8)
        .allSatisfy(
            container -> {
              assertThat(Manifests.elements(container.path("args")).map(JsonNode::asText))
                  .satisfiesExactly(
                      heap -> assertThat(heap).matches("-Xmx\\d+m"),
                      young -> assertThat(young).matches("-Xmn\\d+m"),
                      direct -> assertThat(direct).isEqualTo("-XX:MaxDirectMemorySize=64m"),
                      end -> assertThat(end).isEqualTo("-XX:+ExitOnOutOfMemoryError"));
              assertThat(container.path("env").findValuesAsText("name"))
                  .doesNotContain("JAVA_TOOL_OPTIONS");
            });
  }

  @Test
  void aJvmHasNoArgumentsOfOurs() {
    // when
    List<JsonNode> containers = services(JVM).toList();

    // then
    assertThat(containers)
        .hasSize(8)
        .allSatisfy(
            container -> {
              assertThat(container.has("args")).isFalse();
              assertThat(container.path("env").findValuesAsText("name"))
                  .contains("JAVA_TOOL_OPTIONS");
            });
  }

  @Test
  void areOfTheChartsVersionAndRequestLess() {
    // given
    String version =
        JVM.get("Deployment", "sluice-query-api")
            .at("/metadata/labels/app.kubernetes.io~1version")
            .asText();

    // when
    var images = services(NATIVE).map(container -> container.path("image").asText());

    // then
    assertThat(images).allMatch(image -> image.endsWith(":" + version + "-native"));
    assertThat(Requests.ofServices(NATIVE).mebibytes())
        .isLessThan(Requests.ofServices(JVM).mebibytes());
  }

  private static Stream<JsonNode> services(Manifests chart) {
    return chart
        .ofKind("Deployment", "Job", "CronJob")
        .flatMap(workload -> Manifests.Workload.of(workload).containers())
        .filter(container -> !container.path("name").asText().equals("bundles"));
  }
}
