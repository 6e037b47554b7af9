package io.sluice.ingest.publish;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Counts the broker's answers to one request's records; one object for all of them. The whole is
 * open until each record that was sent has an answer, which the producer guarantees within its
 * delivery timeout.
 */
final class Acknowledgements implements Callback {

  private final AtomicInteger open;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Runnable whenAnswered;
  private volatile @Nullable Exception failure;

  /**
   * @param whenAnswered called once, after the last answer, whether somebody still waits or not
   */
  Acknowledgements(int records, Runnable whenAnswered) {
    this.open = new AtomicInteger(records);
    this.whenAnswered = whenAnswered;
  }

  @Override
  public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
    if (exception != null) {
      failure = exception;
      over.countDown();
    }
    answered(1);
  }

  /** Those records were given up and never sent. */
  void notSent(int records) {
    answered(records);
  }

  private void answered(int records) {
    if (records > 0 && open.addAndGet(-records) == 0) {
      over.countDown();
      whenAnswered.run();
    }
  }

  /** The first bad news, null as long as there is none. */
  @Nullable Exception failure() {
    return failure;
  }

  /** Waits for the last answer or the first bad one; false if neither came in time. */
  boolean await(long nanos) throws InterruptedException {
    return over.await(nanos, TimeUnit.NANOSECONDS);
  }
}
