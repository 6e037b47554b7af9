package io.sluice.deployment.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The kept lists of what is exported, one a service. Those of services are compared with what the
 * packaged services really export (e2e, SampleScenario); {@code external.txt} names what others do,
 * each with its source.
 */
final class ExportedMetrics {

  static final List<String> SERVICES =
      List.of("ingest-service", "scoring-service", "alert-service", "query-api");

  private static final Path LISTS = Path.of("src/test/resources/metrics");

  private ExportedMetrics() {}

  /** Names as Prometheus stores them. */
  static Set<String> of(String list) {
    try {
      return Files.readAllLines(LISTS.resolve(list + ".txt")).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("[ ?]", 2)[0])
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list of metrics of " + list, e);
    }
  }

  static Set<String> all() {
    var all = new TreeSet<>(of("external"));
    SERVICES.forEach(service -> all.addAll(of(service)));
    return all;
  }
}
