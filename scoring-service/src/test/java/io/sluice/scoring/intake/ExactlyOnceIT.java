package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.Topics;
import io.sluice.platform.session.WorkerState;
import io.sluice.scoring.plant.SmallBundle;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the workers, what they have committed is what an undisturbed one commits. */
class ExactlyOnceIT {

  static final int ASSETS = 10;
  private static final int SECONDS = 400;
  private static final List<Reading> READINGS = UntidyReplay.of(ASSETS, SECONDS);

  @TempDir static Path bundles;

  private static Map<String, Score> undisturbed;
  @AutoClose private final Scenario scenario = new Scenario(bundles);

  @BeforeAll
  static void run_undisturbed() {
    SmallBundle.write(bundles);
    undisturbed = Scenario.undisturbed(bundles, READINGS);
    assertThat(undisturbed).hasSizeGreaterThan(ASSETS * SECONDS / 2);
  }

  @BeforeEach
  void send() {
    scenario.send(READINGS);
  }

  @Test
  void workers_that_stop_and_start() {
    for (int i = 1; i <= 5; i++) {
      // given
      var workers = scenario.workers("instance-" + i);
      scenario.awaitCommitted(i * READINGS.size() / 8);

      // when
      workers.stop();
    }
    scenario.workers("last");
    scenario.awaitAllCommitted();

    // then
    SameScores.assertSame(scenario.scores(), undisturbed);
  }

  @Test
  void workers_that_join_and_leave() {
    // given
    var first = scenario.workers("first");
    scenario.awaitCommitted(READINGS.size() / 8);

    // when
    var second = scenario.workers("second");
    scenario.awaitCommitted(READINGS.size() / 3);
    first.stop();
    var third = scenario.workers("third");
    scenario.awaitCommitted(READINGS.size() / 2);
    second.stop();
    scenario.awaitAllCommitted();

    // then
    SameScores.assertSame(scenario.scores(), undisturbed);
    var serving = new WorkerState.Serving(Scenario.PARTITIONS, 0, List.of());
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(third.states()).containsExactly(serving));
  }

  @Test
  void commits_that_fail() {
    // given
    var faults = new AtomicInteger();
    var clients =
        new FaultyClients(
            scenario, "commitTransaction", 9, faults, () -> new KafkaException("on purpose"));

    // when
    scenario.workers(clients);
    scenario.awaitAllCommitted();

    // then
    assertThat(faults).hasValueGreaterThan(5);
    SameScores.assertSame(scenario.scores(), undisturbed);
    await()
        .untilAsserted(
            () ->
                assertThat(scenario.counted("sluice.scoring.windows"))
                    .isEqualTo(scenario.scores().size()));
    assertThat(scenario.counted("sluice.scoring.readings")).isEqualTo(READINGS.size());
  }

  @Test
  void a_producer_that_is_fenced() {
    // given
    var faults = new AtomicInteger();
    var clients =
        new FaultyClients(
            scenario,
            "sendOffsetsToTransaction",
            25,
            faults,
            () -> {
              // what fences for real: another producer with the same id
              try (var other = scenario.clients("fenced").producer(0)) {
                other.initTransactions();
              }
              return new ProducerFencedException("on purpose");
            });

    // when
    scenario.workers(clients);
    scenario.awaitAllCommitted();

    // then
    assertThat(faults).hasPositiveValue();
    SameScores.assertSame(scenario.scores(), undisturbed);
  }

  @Test
  void a_worker_without_broker_waits_and_says_so() {
    // given
    var clients =
        new KafkaClients(
            Map.of("bootstrap.servers", "127.0.0.1:1"),
            Scenario.config(Scenario.smallBatches()).intake(),
            "nowhere",
            Topics.PLAIN,
            ConsumerGroups.PLAIN);

    // when
    var workers = scenario.workers(clients);

    // then
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> workers.states().getFirst() instanceof WorkerState.Failing);
    assertThat(workers.isAlive()).isTrue();
  }

  /** Real clients, except that every n-th call of one method of the producer fails. */
  private static final class FaultyClients extends KafkaClients {

    /** Makes what a call throws. */
    private interface Fault {
      RuntimeException exception();
    }

    private final String method;
    private final int every;
    private final AtomicInteger faults;
    private final Fault fault;
    private final AtomicInteger calls = new AtomicInteger();

    FaultyClients(Scenario scenario, String method, int every, AtomicInteger faults, Fault fault) {
      super(
          scenario.connection(),
          Scenario.config(Scenario.smallBatches()).intake(),
          "fenced",
          Topics.PLAIN,
          ConsumerGroups.PLAIN);
      this.method = method;
      this.every = every;
      this.faults = faults;
      this.fault = fault;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Producer<byte[], byte[]> producer(int worker) {
      Producer<byte[], byte[]> real = super.producer(worker);
      return (Producer<byte[], byte[]>)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Producer.class},
              (proxy, called, arguments) -> {
                if (called.getName().equals(method) && calls.incrementAndGet() % every == 0) {
                  faults.incrementAndGet();
                  throw fault.exception();
                }
                try {
                  return called.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
