package io.sluice.scoring.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.sluice.platform.tracing.Traces;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.metrics.ScoringMetrics;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Workers in a JVM of their own, so that it can be killed. */
public final class WorkerMain {

  private WorkerMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    var config = Scenario.config(Scenario.smallBatches());
    var registry = new BundleRegistry(List.of(Path.of(arguments[1])));
    registry.rescan();
    new WorkerPool(
            new KafkaClients(
                Map.of("bootstrap.servers", arguments[0]), config.intake(), arguments[2]),
            registry,
            config.window(),
            config.intake(),
            new ScoringMetrics(new SimpleMeterRegistry()),
            new Traces(OpenTelemetry.noop()),
            InstantSource.system())
        .start();
    new CountDownLatch(1).await();
  }

  static Process start(String bootstrapServers, Path bundles, String instance) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-cp",
            System.getProperty("java.class.path"),
            WorkerMain.class.getName(),
            bootstrapServers,
            bundles.toString(),
            instance)
        .inheritIO()
        .start();
  }
}
