package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

class StartPointTest {

  private static OffsetAndMetadata committed(long offset, String metadata) {
    return new OffsetAndMetadata(offset, metadata);
  }

  private static StartPoint point(long from, long publishFrom, long lost, boolean cutShort) {
    return new StartPoint(from, publishFrom, lost, cutShort, Map.of());
  }

  @Test
  void tells_who_learns_since_when() {
    // given
    var learning = Map.of(Long.MIN_VALUE, 30L, Long.MAX_VALUE, Long.MAX_VALUE, 7L, 0L);
    var committed = committed(80, new CommitNote(20, learning).encode());

    // when
    var start = StartPoint.of("t-0", committed, 5, 100);

    // then
    assertThat(start).isEqualTo(new StartPoint(20, 80, 0, false, learning));
  }

  @Test
  void as_many_as_may_learn_fit_into_what_a_broker_takes() {
    // given
    var learning = new HashMap<Long, Long>();
    for (int i = 0; i < 100; i++) {
      learning.put(Long.MIN_VALUE + i, Long.MAX_VALUE - i);
    }

    // when
    String metadata = new CommitNote(Long.MAX_VALUE, learning).encode();

    // then
    assertThat(metadata).hasSizeLessThan(4_096);
  }

  @Test
  void without_a_commit_everything_is_published() {
    assertThat(StartPoint.of("t-0", null, 5, 100)).isEqualTo(point(5, 5, 0, false));
  }

  @Test
  void goes_back_to_what_windows_need() {
    var committed = committed(80, new CommitNote(20, Map.of()).encode());
    assertThat(StartPoint.of("t-0", committed, 5, 100)).isEqualTo(point(20, 80, 0, false));
  }

  @Test
  void starts_with_what_retention_has_left() {
    var committed = committed(80, new CommitNote(20, Map.of()).encode());
    assertThat(StartPoint.of("t-0", committed, 50, 100)).isEqualTo(point(50, 80, 0, true));
  }

  @Test
  void counts_what_was_deleted_before_it_was_scored() {
    var committed = committed(80, new CommitNote(20, Map.of()).encode());
    assertThat(StartPoint.of("t-0", committed, 90, 100)).isEqualTo(point(90, 90, 10, true));
  }

  @Test
  void offsets_that_a_person_has_reset_begin_with_empty_windows() {
    assertThat(StartPoint.of("t-0", committed(80, ""), 5, 100)).isEqualTo(point(80, 80, 0, false));
    assertThat(StartPoint.of("t-0", committed(80, "rebuild-from=x"), 5, 100))
        .isEqualTo(point(80, 80, 0, false));
    assertThat(StartPoint.of("t-0", committed(80, "rebuild-from=1;learning=x"), 5, 100))
        .isEqualTo(point(80, 80, 0, false));
    assertThat(StartPoint.of("t-0", committed(80, new CommitNote(90, Map.of()).encode()), 5, 100))
        .isEqualTo(point(80, 80, 0, false));
  }

  @Test
  void refuses_to_guess_when_more_is_committed_than_the_log_has() {
    assertThatThrownBy(() -> StartPoint.of("t-0", committed(80, ""), 0, 10))
        .hasMessageContaining("t-0 ends at offset 10 but 80 is committed");
  }
}
