package io.sluice.testbed.quarkus;

import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.util.HashMap;
import java.util.Map;

/**
 * The variables with which a packaged service finds an embedded database. Each answer is a map of
 * its own, for the caller to add to.
 */
public final class DatabaseEnvironment {

  private DatabaseEnvironment() {}

  public static Map<String, String> of(EmbeddedDatabase database) {
    var environment = new HashMap<String, String>();
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(EmbeddedDatabase.DATABASE));
    environment.put(
        "QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl(EmbeddedDatabase.DATABASE));
    environment.put("QUARKUS_DATASOURCE_USERNAME", EmbeddedDatabase.USER);
    environment.put("QUARKUS_DATASOURCE_PASSWORD", EmbeddedDatabase.PASSWORD);
    return environment;
  }

  /** For a run that migrates the schema and ends. */
  public static Map<String, String> migration(EmbeddedDatabase database) {
    var environment = of(database);
    environment.put("SLUICE_DATABASE_MIGRATION_AND_EXIT", "true");
    return environment;
  }

  /** For a run that deletes what is old, in the schema as it is, and ends. */
  public static Map<String, String> retention(EmbeddedDatabase database) {
    var environment = of(database);
    environment.put("SLUICE_DATABASE_MIGRATION_AT_START", "false");
    environment.put("SLUICE_DATABASE_RETENTION_AND_EXIT", "true");
    return environment;
  }
}
