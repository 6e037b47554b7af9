package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Topics;
import io.sluice.scoring.plant.SmallBundle;
import io.sluice.scoring.plant.SmallPlant;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch that fails again and again, after windows were rebuilt for it each time. */
class GrowingPauseIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int FAILURES = 6;

  /** Doubled before each try but the first: 50, 100, ... ms. */
  private static final Duration FIRST = Duration.ofMillis(50);

  private static final Duration PAUSES = FIRST.multipliedBy((1 << FAILURES - 1) - 1);

  @TempDir static Path bundles;

  @AutoClose
  private final Scenario scenario =
      new Scenario(
          bundles,
          Map.of(
              "intake.max-poll-records",
              "5",
              "intake.retry-min",
              FIRST.toMillis() + "ms",
              "intake.retry-max",
              "60s"));

  private final AtomicBoolean failing = new AtomicBoolean();

  @BeforeAll
  static void train() {
    SmallBundle.write(bundles);
  }

  private void send(int from, int to) {
    List<Reading> readings =
        IntStream.range(from, to).mapToObj(second -> SmallPlant.reading(0, second)).toList();
    scenario.send(readings);
  }

  private double rollbacks() {
    return scenario.counted("sluice.scoring.rollbacks");
  }

  @Test
  void polls_that_commit_nothing_do_not_shorten_it_a_commit_does() {
    // given: windows that take several polls to rebuild
    scenario.workers(new FailingClients());
    send(0, 40);
    scenario.awaitAllCommitted();

    // when
    failing.set(true);
    long started = System.nanoTime();
    send(40, 41);
    await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> rollbacks() >= FAILURES);

    // then
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(PAUSES);

    // when
    failing.set(false);
    scenario.awaitAllCommitted();
    failing.set(true);
    started = System.nanoTime();
    send(41, 42);
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> rollbacks() >= FAILURES + 2);

    // then
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(PAUSES.multipliedBy(2));
  }

  /** Real clients, except that commits fail while they are told to. */
  private final class FailingClients extends KafkaClients {

    FailingClients() {
      super(scenario.connection(), scenario.intake(), "one", Topics.PLAIN, ConsumerGroups.PLAIN);
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
                if (called.getName().equals("commitTransaction") && failing.get()) {
                  throw new KafkaException("on purpose");
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
