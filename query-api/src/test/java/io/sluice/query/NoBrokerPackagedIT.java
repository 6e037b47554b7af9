package io.sluice.query;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.sluice.testbed.Ports;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import io.sluice.testbed.quarkus.BrokerEnvironment;
import io.sluice.testbed.quarkus.DatabaseEnvironment;
import io.sluice.testbed.quarkus.PackagedService;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged service that starts while the broker is away: what is stored is served. */
class NoBrokerPackagedIT {

  private final EmbeddedDatabase database =
      EmbeddedDatabase.start(EmbeddedDatabase.Settings.temporary());
  private Process process;

  @AfterEach
  void stop() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
    database.close();
  }

  private void start(String broker, int port, int management) {
    Map<String, String> environment = BrokerEnvironment.of(broker);
    environment.putAll(DatabaseEnvironment.of(database));
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    process = PackagedService.start(environment, Path.of("target", "no-broker-packaged-it.log"));
  }

  @Test
  void itStartsAndAnswers() {
    // given
    int port = Ports.free();
    int management = Ports.free();

    // when
    start("127.0.0.1:" + Ports.free(), port, management);

    // then
    await()
        .atMost(Duration.ofSeconds(90))
        .ignoreException(ConnectException.class)
        .until(() -> status(management, "/q/health/ready") == 200);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                status(management, "/q/health/started") == 200
                    && status(management, "/q/health/live") == 200
                    && status(port, "/api/v1/incidents") == 200
                    && status(port, "/") == 200);
  }

  private static int status(int port, String path) {
    return RestAssured.given().port(port).get("http://127.0.0.1:" + port + path).statusCode();
  }
}
