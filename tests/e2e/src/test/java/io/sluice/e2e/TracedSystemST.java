package io.sluice.e2e;

import io.sluice.testbed.tracing.TraceReceiver;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** One system for all who want no other than their own assets of it: each start costs more. */
class TracedSystemST {

  @TempDir(factory = StateDirectory.class)
  static Path state;

  private static TraceReceiver traces;
  private static PackagedSystem system;

  @BeforeAll
  static void start() {
    traces = TraceReceiver.start();
    system = PackagedSystem.startTraced(state, traces.uri());
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
  class Tracing extends TracingScenario {
    Tracing() {
      super(system, traces);
    }
  }
}
