package io.sluice.cli.bench;

import java.util.List;

/**
 * What became of the load while the database was away, and after.
 *
 * @param seconds from the end of the database until it took connections again
 * @param readingsPerSecond rate of the load meanwhile
 * @param readings accepted meanwhile; each is stored once, and so is its score
 * @param catchUpSeconds from the database's return until all of it was stored
 * @param catchUpReadingsPerSecond how fast that was
 * @param memory of each service
 */
record Outage(
    double seconds,
    int readingsPerSecond,
    long readings,
    double catchUpSeconds,
    double catchUpReadingsPerSecond,
    List<PeakMemory> memory) {

  /**
   * Resident memory of a process.
   *
   * @param beforeBytes when the database was there
   * @param highestBytes the most that was seen until all was stored
   */
  record PeakMemory(String name, long beforeBytes, long highestBytes) {}

  String markdown() {
    var text = new StringBuilder();
    text.append("| without the database | value |\n| --- | --- |\n");
    text.append("| seconds | %.1f |\n".formatted(seconds));
    text.append(
        "| readings accepted, at %,d a second | %,d |\n".formatted(readingsPerSecond, readings));
    text.append(
        "| all of them and their scores stored after | %.1f s, %,.0f readings/s |\n\n"
            .formatted(catchUpSeconds, catchUpReadingsPerSecond));
    text.append("| process | resident MiB before | highest |\n| --- | --- | --- |\n");
    for (PeakMemory process : memory) {
      text.append(
          "| %s | %,d | %,d |\n"
              .formatted(
                  process.name(), process.beforeBytes() >> 20, process.highestBytes() >> 20));
    }
    return text.toString();
  }
}
