package io.sluice.cli.system;

import java.util.ArrayList;
import java.util.List;

/** The four services, in the order in which they are stopped: the way of the data. */
public enum Service {
  INGEST("ingest-service", 8081, 128, 64),
  SCORING("scoring-service", 8082, 96, 48),
  ALERT("alert-service", 8083, 128, 64),
  QUERY("query-api", 8080, 140, 80);

  private static final List<String> JVM_OPTIONS =
      List.of(
          // A batch lives for some collections: without room it would move to the old generation.
          "-XX:SurvivorRatio=2",
          "-XX:+UseSerialGC",
          "-XX:MaxDirectMemorySize=64m",
          "-XX:+ExitOnOutOfMemoryError",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED");

  private final String module;
  private final int defaultPort;
  private final int heapMebibytes;
  private final int youngMebibytes;

  Service(String module, int defaultPort, int heapMebibytes, int youngMebibytes) {
    this.module = module;
    this.defaultPort = defaultPort;
    this.heapMebibytes = heapMebibytes;
    this.youngMebibytes = youngMebibytes;
  }

  /** Name of its module, its process and its log. */
  public String module() {
    return module;
  }

  /** The port it listens on unless another is asked for. */
  public int defaultPort() {
    return defaultPort;
  }

  /** Keeps each process well below 384 MiB resident; understood by native executables, too. */
  List<String> heapOptions() {
    return List.of("-Xmx" + heapMebibytes + "m", "-Xmn" + youngMebibytes + "m");
  }

  /** How the JVM keeps to it. */
  List<String> jvmOptions() {
    var options = new ArrayList<>(heapOptions());
    options.addAll(JVM_OPTIONS);
    return options;
  }
}
