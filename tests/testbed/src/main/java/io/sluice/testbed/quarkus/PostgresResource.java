package io.sluice.testbed.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.util.Map;

/** A database for tests of a service; one for all test classes of the JVM. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

  private static final OncePerJvm DATABASE =
      new OncePerJvm(
          "io.sluice.testbed.postgres",
          () -> {
            EmbeddedDatabase database =
                EmbeddedDatabase.start(EmbeddedDatabase.Settings.temporary());
            return new OncePerJvm.Server(database.reactiveUrl(EmbeddedDatabase.DATABASE), database);
          });

  @Override
  public Map<String, String> start() {
    String url = DATABASE.address();
    return Map.of(
        "quarkus.datasource.jdbc.url",
        "jdbc:" + url,
        "quarkus.datasource.reactive.url",
        url,
        "quarkus.datasource.username",
        EmbeddedDatabase.USER,
        "quarkus.datasource.password",
        EmbeddedDatabase.PASSWORD);
  }

  /** Nothing: the next test class goes on with it. */
  @Override
  public void stop() {}
}
