package io.sluice.scoring.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import io.sluice.platform.tracing.Traces;
import io.sluice.scoring.bundle.BundlePins;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.metrics.ScoringMetrics;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Workers in a JVM of their own, so that it can be killed. */
public final class WorkerMain {

  private WorkerMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    var config = Scenario.config(settings(arguments));
    var registry = new BundleRegistry(List.of(Path.of(arguments[1])), BundlePins.NONE);
    registry.rescan();
    new IntakeSessions(
            new KafkaClients(
                Map.of("bootstrap.servers", arguments[0]),
                config.intake(),
                arguments[2],
                Topics.PLAIN,
                ConsumerGroups.PLAIN),
            registry,
            config.window(),
            new ScoringMetrics(new SimpleMeterRegistry()),
            new Traces(OpenTelemetry.noop()),
            InstantSource.system(),
            new IntakeLoad())
        .workers(config.intake())
        .start();
    new CountDownLatch(1).await();
  }

  private static Map<String, String> settings(String[] arguments) {
    var settings = new HashMap<>(Scenario.smallBatches());
    for (int i = 3; i + 1 < arguments.length; i += 2) {
      settings.put(arguments[i], arguments[i + 1]);
    }
    return settings;
  }

  static Process start(String bootstrapServers, Path bundles, String instance) throws Exception {
    return start(List.of("-Xmx128m"), List.of(bootstrapServers, bundles.toString(), instance));
  }

  /**
   * @param jvm options of the JVM
   * @param arguments bootstrap servers, root of the bundles, instance, then names and values of
   *     settings below {@code sluice.scoring.}
   */
  static Process start(List<String> jvm, List<String> arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-cp",
            System.getProperty("java.class.path"),
            WorkerMain.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).inheritIO().start();
  }
}
