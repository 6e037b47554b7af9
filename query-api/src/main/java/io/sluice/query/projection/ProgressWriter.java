package io.sluice.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.sluice.query.pool.Pools;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/** Notes how far each partition has been written, for people to see; Kafka keeps the offsets. */
@ApplicationScoped
class ProgressWriter {

  private static final Logger LOG = Logger.getLogger(ProgressWriter.class);

  private static final String UPSERT =
      """
      insert into history.progress as p (topic, partition, next_offset, appended_at, written_at)
      select $1, new.partition, new.next_offset, new.appended_at, clock_timestamp()
      from unnest($2::int[], $3::bigint[], $4::timestamptz[])
        as new (partition, next_offset, appended_at)
      order by new.partition
      on conflict (topic, partition) do update set next_offset = excluded.next_offset,
        appended_at = excluded.appended_at, written_at = excluded.written_at
      """;

  private final Pool pool;

  ProgressWriter(@ReactiveDataSource(Pools.WORK) Pool pool) {
    this.pool = pool;
  }

  /** Never fails: the next batch will tell. */
  Uni<Void> write(String topic, ConsumerRecords<byte[], byte[]> records) {
    var partitions = records.partitions().stream().toList();
    var numbers = new Integer[partitions.size()];
    var offsets = new Long[partitions.size()];
    var times = new OffsetDateTime[partitions.size()];
    for (int i = 0; i < partitions.size(); i++) {
      var last = records.records(partitions.get(i)).getLast();
      numbers[i] = last.partition();
      offsets[i] = last.offset() + 1;
      times[i] = Instant.ofEpochMilli(last.timestamp()).atOffset(ZoneOffset.UTC);
    }
    return pool.preparedQuery(UPSERT)
        .execute(Tuple.of(topic, numbers, offsets, times))
        .replaceWithVoid()
        .onFailure()
        .invoke(e -> LOG.debugf("progress of %s not noted: %s", topic, e.toString()))
        .onFailure()
        .recoverWithNull();
  }
}
