package io.sluice.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {

  private final AtomicInteger answered = new AtomicInteger();
  private final Acknowledgements acknowledgements =
      new Acknowledgements(3, answered::incrementAndGet);

  @Test
  void allIsWellWhenTheLastAnswerIsThere() throws InterruptedException {
    // given
    acknowledgements.onCompletion(null, null);
    acknowledgements.onCompletion(null, null);
    assertThat(acknowledgements.await(0)).isFalse();
    // when
    acknowledgements.onCompletion(null, null);
    // then
    assertThat(acknowledgements.await(0)).isTrue();
    assertThat(acknowledgements.failure()).isNull();
    assertThat(answered).hasValue(1);
  }

  @Test
  void nobodyWaitsOnAfterTheFirstBadAnswer() throws InterruptedException {
    // when
    acknowledgements.onCompletion(null, new TimeoutException("late"));
    // then the rest is still on its way
    assertThat(acknowledgements.await(0)).isTrue();
    assertThat(acknowledgements.failure()).hasMessage("late");
    assertThat(answered).hasValue(0);
  }

  @Test
  void whatWasNotSentNeedsNoAnswer() {
    // given
    acknowledgements.onCompletion(null, new TimeoutException("full"));
    // when
    acknowledgements.notSent(2);
    // then
    assertThat(answered).hasValue(1);
  }

  @Test
  void aViewIsSerializedAsItIs() {
    // given a view into the middle
    var view = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2);
    // when
    byte[] bytes = new RemainingBytesSerializer().serialize("topic", view);
    // then it stays usable for another attempt
    assertThat(bytes).containsExactly(2, 3);
    assertThat(view.remaining()).isEqualTo(2);
  }
}
