package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testbed.tracing.TraceReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One system for all who want no other than their own assets of it: each start costs more. */
class TracedSystemST {

  @TempDir(factory = StateDirectory.class)
  static Path state;

  private static final Path TELEMETRY =
      Path.of(System.getProperty("user.home"), ".cache", "Microsoft");

  private static boolean telemetryBefore;
  private static TraceReceiver traces;
  private static PackagedSystem system;

  @BeforeAll
  static void start() {
    telemetryBefore = Files.exists(TELEMETRY);
    Path bundles = state.resolve("bundles");
    EventsScenario.train(state, bundles);
    traces = TraceReceiver.start();
    system = PackagedSystem.startTraced(state, traces.uri(), bundles);
  }

  @AfterAll
  static void stop() {
    if (system != null) {
      system.close();
    }
    if (traces != null) {
      traces.close();
    }
  }

  @Nested
  class Clocks extends ClocksScenario {
    Clocks() {
      super(system);
    }
  }

  @Nested
  class Events extends EventsScenario {
    Events() {
      super(system, state);
    }
  }

  @Nested
  class FlowsUnderAttack extends FlowsUnderAttackScenario {
    FlowsUnderAttack() {
      super(system);
    }
  }

  @Nested
  class Sample extends SampleScenario {
    Sample() {
      super(system, state);
    }

    @Test
    void onnxRuntimeKeepsNoDeviceId() {
      assertThat(Files.exists(TELEMETRY)).isEqualTo(telemetryBefore);
    }
  }

  @Nested
  class Tracing extends TracingScenario {
    Tracing() {
      super(system, traces);
    }
  }
}
