package io.sluice.testbed.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sluice.testbed.tracing.TraceReceiver;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of traces whose address the service under test is told; set into the test's field of
 * its type. With the argument {@link #ON} the service sends its traces there, else it is left off
 * as it comes.
 */
public final class TracingResource implements QuarkusTestResourceLifecycleManager {

  public static final String ON = "on";

  private @Nullable TraceReceiver receiver;
  private boolean on;

  @Override
  public void init(Map<String, String> arguments) {
    on = arguments.containsKey(ON);
  }

  @Override
  public Map<String, String> start() {
    TraceReceiver started = TraceReceiver.start();
    receiver = started;
    var settings = new HashMap<String, String>();
    settings.put("quarkus.otel.exporter.otlp.endpoint", started.uri().toString());
    settings.put("quarkus.otel.bsp.schedule.delay", "100ms");
    if (on) {
      settings.put("quarkus.otel.sdk.disabled", "false");
    }
    return settings;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(receiver, new TestInjector.MatchesType(TraceReceiver.class));
  }

  @Override
  public void stop() {
    if (receiver != null) {
      receiver.close();
    }
  }
}
