package io.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.ingest.limits.ByteBudget;
import io.sluice.ingest.limits.LimitExceededException;
import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.limits.OverloadedException;
import io.sluice.ingest.startup.Configuration;
import io.sluice.ingest.validation.Reason;
import io.sluice.ingest.validation.ValidationResult.Accepted;
import io.sluice.ingest.validation.ValidationResult.Rejected;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyRecordsTest {

  private static final LimitsConfig LIMITS =
      Configuration.limits(Map.of("sluice.ingest.limits.record", "16K"));
  private static final ByteBuffer ROW = ByteBuffer.wrap("2026-01-31T08:00:00Z,1,2".getBytes(UTF_8));

  private final ByteBudget budget = new ByteBudget(64 * 1024);

  private static Accepted written(int bytes) {
    return new Accepted("a", ByteBuffer.wrap(new byte[bytes]));
  }

  @Test
  void whatIsWrittenAnewIsChargedUntilTheRequestIsDone() {
    // given
    try (var share = budget.open()) {
      var records = new BodyRecords(LIMITS, share);
      // when
      records.add(written(10_000), ROW, 2L);
      records.add(written(5_000), ROW, 3L);
      // then
      assertThat(budget.used()).isBetween(15_000L, 16_000L);
    }
    assertThat(budget.used()).isZero();
  }

  @Test
  void whatStaysInTheBodyCostsOnlyWhatIsAroundIt() {
    // given
    var body = ByteBuffer.wrap(new byte[10_000]);
    try (var share = budget.open()) {
      var records = new BodyRecords(LIMITS, share);
      // when
      records.add(new Accepted("a", body.slice(0, 5_000)), body.slice(0, 5_000), null);
      records.add(new Rejected(Reason.MALFORMED, "no", null), body.slice(5_000, 5_000), null);
      // then
      assertThat(budget.used()).isBetween(1L, 1_000L);
    }
  }

  @Test
  void whoNeedsMoreThanOthersLeaveMayComeAgain() {
    // given
    try (var others = budget.open();
        var share = budget.open()) {
      others.take(60 * 1024);
      var records = new BodyRecords(LIMITS, share);
      // when, then
      assertThatThrownBy(() -> records.add(written(8_000), ROW, 2L))
          .isInstanceOf(OverloadedException.class);
    }
  }

  @Test
  void whoNeedsMoreThanThereIsAtAllNeedNot() {
    // given
    try (var share = budget.open()) {
      var records = new BodyRecords(LIMITS, share);
      // when, then
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 10; i++) {
                  records.add(written(8_000), ROW, 2L);
                }
              })
          .isInstanceOf(LimitExceededException.class)
          .hasMessageContaining("bytes of memory for a request");
    }
  }

  @Test
  void aRecordThatOnlyGrewTooLargeIsTooLarge() {
    // given
    try (var share = budget.open()) {
      var records = new BodyRecords(LIMITS, share);
      // when, then
      assertThatThrownBy(() -> records.add(written(17 * 1024), ROW, 2L))
          .isInstanceOf(LimitExceededException.class)
          .hasMessageContaining("bytes in a record");
    }
  }
}
