package io.sluice.query.health;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.sluice.query.pool.Pools;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers and its schema has been migrated. */
@Readiness
@ApplicationScoped
class SchemaCheck implements AsyncHealthCheck {

  private static final String NAME = "Database, schema history";
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final Pool pool;

  SchemaCheck(@ReactiveDataSource(Pools.WORK) Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom()
        .deferred(
            () ->
                pool.query(
                        "select version from history.flyway_schema_history where success"
                            + " order by installed_rank desc limit 1")
                    .execute())
        .ifNoItem()
        .after(TIMEOUT)
        .fail()
        .map(rows -> rows.iterator().next().getString(0))
        .map(version -> HealthCheckResponse.named(NAME).withData("version", version).up().build())
        .onFailure()
        .recoverWithItem(
            e ->
                HealthCheckResponse.named(NAME)
                    .withData("missing", "the database or its schema: " + e.getMessage())
                    .down()
                    .build());
  }
}
