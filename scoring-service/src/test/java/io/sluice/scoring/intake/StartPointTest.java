package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

class StartPointTest {

  private static OffsetAndMetadata committed(long offset, String metadata) {
    return new OffsetAndMetadata(offset, metadata);
  }

  @Test
  void without_a_commit_everything_is_published() {
    assertThat(StartPoint.of("t-0", null, 5, 100)).isEqualTo(new StartPoint(5, 5, 0, false));
  }

  @Test
  void goes_back_to_what_windows_need() {
    var committed = committed(80, RebuildPoint.encode(20));
    assertThat(StartPoint.of("t-0", committed, 5, 100)).isEqualTo(new StartPoint(20, 80, 0, false));
  }

  @Test
  void starts_with_what_retention_has_left() {
    var committed = committed(80, RebuildPoint.encode(20));
    assertThat(StartPoint.of("t-0", committed, 50, 100)).isEqualTo(new StartPoint(50, 80, 0, true));
  }

  @Test
  void counts_what_was_deleted_before_it_was_scored() {
    var committed = committed(80, RebuildPoint.encode(20));
    assertThat(StartPoint.of("t-0", committed, 90, 100))
        .isEqualTo(new StartPoint(90, 90, 10, true));
  }

  @Test
  void offsets_that_a_person_has_reset_begin_with_empty_windows() {
    assertThat(StartPoint.of("t-0", committed(80, ""), 5, 100))
        .isEqualTo(new StartPoint(80, 80, 0, false));
    assertThat(StartPoint.of("t-0", committed(80, "rebuild-from=x"), 5, 100))
        .isEqualTo(new StartPoint(80, 80, 0, false));
    assertThat(StartPoint.of("t-0", committed(80, RebuildPoint.encode(90)), 5, 100))
        .isEqualTo(new StartPoint(80, 80, 0, false));
  }

  @Test
  void refuses_to_guess_when_more_is_committed_than_the_log_has() {
    assertThatThrownBy(() -> StartPoint.of("t-0", committed(80, ""), 0, 10))
        .hasMessageContaining("t-0 ends at offset 10 but 80 is committed");
  }
}
