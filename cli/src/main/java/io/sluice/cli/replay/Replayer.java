package io.sluice.cli.replay;

import io.sluice.cli.console.Console;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays readings back to ingest-service at a chosen speed of event time. */
public final class Replayer {

  private static final int MAX_BATCH = 500;

  /** Wide plants: well below what ingest-service takes in one request. */
  private static final int MAX_BATCH_BYTES = 4 << 20;

  /** Readings that fall due within this time go out together. */
  private static final Duration TICK = Duration.ofMillis(50);

  private final IngestClient ingest;
  private final Console console;
  private final Speed speed;
  private final Consumer<Reading> sent;

  /**
   * @param sent told of each reading that is sent
   */
  public Replayer(IngestClient ingest, Console console, Speed speed, Consumer<Reading> sent) {
    this.ingest = ingest;
    this.sent = sent;
    this.console = console;
    this.speed = speed;
  }

  /** Replays to the end, or until the thread is interrupted. */
  public IngestResult replay(ReplaySource source) {
    var batch = new ByteArrayOutputStream(1 << 20);
    var result = IngestResult.NOTHING;
    int inBatch = 0;
    long count = 0;
    var clock = new ReplayClock();
    for (Reading reading = source.next(); ; reading = source.next()) {
      boolean due = reading == null || clock.isAhead(reading.time());
      if (inBatch > 0 && (due || inBatch == MAX_BATCH || batch.size() >= MAX_BATCH_BYTES)) {
        result = result.plus(ingest.send(batch.toByteArray(), inBatch));
        count += inBatch;
        batch.reset();
        inBatch = 0;
        console.progress("Replaying " + source.name(), count, source.total(), clock.rate(count));
      }
      if (reading == null || Thread.currentThread().isInterrupted()) {
        return result.withoutWords(source.toldWords());
      }
      clock.waitUntilDue(reading.time());
      sent.accept(reading);
      batch.writeBytes(Messages.encode(reading));
      batch.write('\n');
      inBatch++;
    }
  }

  /** When readings fall due: as far from the first as event time says, at the chosen speed. */
  private final class ReplayClock {

    private final long startNanos = System.nanoTime();
    private @Nullable Instant first;

    boolean isAhead(Instant time) {
      return !speed.isMax() && nanosUntilDue(time) > TICK.toNanos();
    }

    void waitUntilDue(Instant time) {
      while (isAhead(time) && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(nanosUntilDue(time));
      }
    }

    private long nanosUntilDue(Instant time) {
      first = first == null ? time : first;
      long eventNanos = (long) (Duration.between(first, time).toMillis() * 1e6 / speed.factor());
      return eventNanos - (System.nanoTime() - startNanos);
    }

    String rate(long sent) {
      double seconds = (System.nanoTime() - startNanos) / 1e9;
      return "%,.0f readings/s".formatted(sent / Math.max(seconds, 0.001));
    }
  }
}
