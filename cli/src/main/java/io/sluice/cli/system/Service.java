package io.sluice.cli.system;

import java.util.List;

/** The four services, in the order in which they are stopped: the way of the data. */
public enum Service {
  INGEST("ingest-service", 8081, 128),
  SCORING("scoring-service", 8082, 96),
  ALERT("alert-service", 8083, 64),
  QUERY("query-api", 8080, 128);

  private final String module;
  private final int defaultPort;
  private final int heapMebibytes;

  Service(String module, int defaultPort, int heapMebibytes) {
    this.module = module;
    this.defaultPort = defaultPort;
    this.heapMebibytes = heapMebibytes;
  }

  /** Name of its module, its process and its log. */
  public String module() {
    return module;
  }

  /** The port it listens on unless another is asked for. */
  public int defaultPort() {
    return defaultPort;
  }

  /** Keeps each process well below 384 MiB resident. */
  List<String> jvmOptions() {
    return List.of(
        "-Xmx" + heapMebibytes + "m",
        "-XX:+UseSerialGC",
        "-XX:MaxDirectMemorySize=64m",
        "-XX:+ExitOnOutOfMemoryError",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED");
  }
}
