package io.sluice.platform.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class FailureSentenceTest {

  @Test
  void two_processes_of_one_name_are_told_what_to_change() {
    assertThat(
            FailureSentence.of(
                new FencedInstanceIdException("fenced"), "pod-0", "sluice.scoring.intake.instance"))
        .isEqualTo(
            "another process is called 'pod-0' (FencedInstanceIdException);"
                + " sluice.scoring.intake.instance must be unique");
    assertThat(
            FailureSentence.of(
                new KafkaException(new ProducerFencedException("fenced")),
                "pod-0",
                "sluice.scoring.intake.instance"))
        .startsWith("another process is called 'pod-0' (ProducerFencedException);");
  }

  @Test
  void anything_else_is_named_at_its_root() {
    assertThat(
            FailureSentence.of(
                new KafkaException("rebalance failed", new TimeoutException("no answer")),
                "pod-0",
                "sluice.scoring.intake.instance"))
        .isEqualTo("TimeoutException: no answer");
  }
}
