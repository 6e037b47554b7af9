package io.sluice.platform.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

class StartPointTest {

  private static OffsetAndMetadata committed(long offset, String metadata) {
    return new OffsetAndMetadata(offset, metadata);
  }

  private static StartPoint point(long from, long publishFrom, long lost, boolean cutShort) {
    return new StartPoint(from, publishFrom, lost, cutShort, 0);
  }

  /** Where nobody says what was stored, nothing that lies there counts. */
  private static StartPoint unknown(long from) {
    return new StartPoint(from, from, 0, false, StartPoint.UNKNOWN);
  }

  @Test
  void tells_up_to_where_what_was_learnt_is_stored() {
    assertThat(StartPoint.of("t-0", committed(80, new CommitNote(20, 7).encode()), 5, 100))
        .isEqualTo(new StartPoint(20, 80, 0, false, 7));
  }

  @Test
  void without_a_commit_everything_is_published() {
    assertThat(StartPoint.of("t-0", null, 5, 100)).isEqualTo(unknown(5));
  }

  @Test
  void goes_back_to_what_windows_need() {
    var committed = committed(80, new CommitNote(20, 0).encode());
    assertThat(StartPoint.of("t-0", committed, 5, 100)).isEqualTo(point(20, 80, 0, false));
  }

  @Test
  void starts_with_what_retention_has_left() {
    var committed = committed(80, new CommitNote(20, 0).encode());
    assertThat(StartPoint.of("t-0", committed, 50, 100)).isEqualTo(point(50, 80, 0, true));
  }

  @Test
  void counts_what_was_deleted_before_it_was_scored() {
    var committed = committed(80, new CommitNote(20, 0).encode());
    assertThat(StartPoint.of("t-0", committed, 90, 100)).isEqualTo(point(90, 90, 10, true));
  }

  @Test
  void offsets_that_a_person_has_reset_begin_with_empty_windows() {
    for (String metadata :
        List.of("", "rebuild-from=x", "rebuild-from=1;stored-until=x", "rebuild-from=1")) {
      assertThat(StartPoint.of("t-0", committed(80, metadata), 5, 100)).isEqualTo(unknown(80));
    }
    assertThat(StartPoint.of("t-0", committed(80, new CommitNote(90, 0).encode()), 5, 100))
        .isEqualTo(point(80, 80, 0, false));
  }

  @Test
  void refuses_to_guess_when_more_is_committed_than_the_log_has() {
    assertThatThrownBy(() -> StartPoint.of("t-0", committed(80, ""), 0, 10))
        .hasMessageContaining("t-0 ends at offset 10 but 80 is committed");
  }
}
