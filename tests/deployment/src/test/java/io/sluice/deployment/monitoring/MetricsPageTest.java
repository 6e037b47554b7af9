package io.sluice.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** {@code docs/observability.md} names each metric of ours, and none that is not there. */
class MetricsPageTest {

  private static final Pattern METRIC = Pattern.compile("`(sluice_\\w+)");
  private static final Pattern PART = Pattern.compile("_(bucket|count|sum|max)$");

  @ParameterizedTest
  @FieldSource("io.sluice.deployment.monitoring.ExportedMetrics#SERVICES")
  void namesEveryMetricOfAService(String service) throws Exception {
    // given
    var exported = new TreeSet<String>();
    ExportedMetrics.of(service).stream()
        .filter(name -> name.startsWith("sluice_"))
        .forEach(name -> exported.add(whole(name)));

    // then
    assertThat(page()).containsAll(exported);
  }

  @Test
  void namesNoOther() throws Exception {
    // given
    var exported = new TreeSet<String>();
    ExportedMetrics.all().forEach(name -> exported.add(whole(name)));

    // then
    assertThat(exported).containsAll(page());
  }

  /** A histogram or summary is one metric with several series. */
  private static String whole(String name) {
    return PART.matcher(name).replaceFirst("");
  }

  private static Set<String> page() throws Exception {
    var names = new TreeSet<String>();
    String page = Files.readString(Monitoring.CHECKOUT.resolve("docs/observability.md"));
    METRIC.matcher(page).results().forEach(match -> names.add(match.group(1)));
    return names;
  }
}
