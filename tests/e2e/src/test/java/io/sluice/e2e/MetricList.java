package io.sluice.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A kept list of what a service exports: a name a line, {@code ?} behind it if only at times. */
final class MetricList {

  private static final String AT_TIMES = "?";

  private final Path file;

  MetricList(Path file) {
    this.file = file;
  }

  /** The names of all series in a scrape, as Prometheus stores them. */
  static Set<String> namesIn(String scrape) {
    return scrape
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> always() throws IOException {
    return lines().stream()
        .filter(line -> !line.endsWith(AT_TIMES))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> all() throws IOException {
    return lines().stream()
        .map(line -> line.replace(AT_TIMES, ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Keeps the marks; what is not exported any more goes. */
  void update(Set<String> exported) throws IOException {
    var kept = new TreeSet<>(lines());
    kept.removeIf(line -> !line.endsWith(AT_TIMES) && !exported.contains(line));
    exported.stream()
        .filter(name -> name.startsWith("sluice_") && !kept.contains(name + AT_TIMES))
        .forEach(kept::add);
    Files.write(file, kept);
  }

  private List<String> lines() throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
