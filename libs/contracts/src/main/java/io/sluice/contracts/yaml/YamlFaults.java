package io.sluice.contracts.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a file, a sentence each. */
public final class YamlFaults {

  private final List<Fault> faults = new ArrayList<>();

  private record Fault(int line, String sentence) {}

  /**
   * @param line where, 1 is the first
   * @param path the field, {@code receivers.ops.url}; empty for the whole
   */
  void add(int line, String path, String sentence) {
    faults.add(new Fault(line, (path.isEmpty() ? "" : path + ": ") + sentence));
  }

  /** By their lines, each with it. */
  public List<String> sentences() {
    return faults.stream()
        .sorted(Comparator.comparingInt(Fault::line))
        .map(fault -> "line %d, %s".formatted(fault.line(), fault.sentence()))
        .toList();
  }
}
