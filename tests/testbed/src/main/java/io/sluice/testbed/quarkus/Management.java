package io.sluice.testbed.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sluice.testbed.Ports;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The management port of the service under test, where health and metrics are. In the test's own
 * JVM the operating system gives one and Quarkus tells which. A packaged service does not tell, so
 * its tests take this as a resource, which gives it a free one.
 */
public final class Management implements QuarkusTestResourceLifecycleManager {

  private static final String PACKAGED = "io.sluice.testbed.management";

  /** The address of a path there. */
  public static String url(String path) {
    String port =
        ConfigProvider.getConfig()
            .getOptionalValue("quarkus.management.test-port", String.class)
            .filter(known -> !known.equals("0"))
            .orElseGet(() -> System.getProperty(PACKAGED));
    return "http://" + Ports.HOST + ":" + port + path;
  }

  @Override
  public Map<String, String> start() {
    String port = String.valueOf(Ports.free());
    System.setProperty(PACKAGED, port);
    return Map.of("quarkus.management.port", port);
  }

  @Override
  public void stop() {
    System.clearProperty(PACKAGED);
  }
}
