package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.incidents.IncidentPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordFiguresTest {

  private final JudgedRows rows = new JudgedRows(ProfileKind.EVENTS);

  @Test
  void attacksAreCountedByKind() {
    // given
    add(Truth.ANOMALOUS, "dos", 1.2, 0.9);
    add(Truth.ANOMALOUS, "dos", 1.2, 0.9);
    add(Truth.ANOMALOUS, "dos", 0.2, 0.1);
    add(Truth.ANOMALOUS, null, 0.2, 0.1);
    add(Truth.NORMAL, null, 1.2, 0.9);
    add(Truth.UNKNOWN, "dos", 1.2, 0.9);

    // when
    List<RecordFigures.Kind> kinds = figures().kinds();

    // then
    assertThat(kinds)
        .containsExactly(
            new RecordFigures.Kind("dos", 3, 2, Interval.ofShare(2, 3)),
            new RecordFigures.Kind(null, 1, 0, Interval.ofShare(0, 1)));
    assertThat(kinds.getFirst().recall()).isEqualTo(2 / 3.0);
  }

  @Test
  void whatIsCalledLikelyIsComparedWithHowOftenItCame() {
    // given
    add(Truth.ANOMALOUS, null, 1.2, 1);
    add(Truth.NORMAL, null, 1.2, 0.96);
    add(Truth.NORMAL, null, 0.2, 0.25);
    add(Truth.UNKNOWN, null, 0.2, 0.5);

    // when
    RecordFigures.Reliability reliability = figures().reliability();

    // then
    assertThat(reliability.brier()).isCloseTo((0.96 * 0.96 + 0.25 * 0.25) / 3, within(1e-6));
    assertThat(reliability.bins()).extracting(RecordFigures.Bin::records).containsExactly(1L, 2L);
    assertThat(reliability.bins().getFirst().attacks()).isZero();
    assertThat(reliability.bins().getLast().attacks()).isEqualTo(0.5);
    assertThat(reliability.bins().getLast().said()).isCloseTo(0.98, within(1e-6));
  }

  @Test
  void aBaselineOfManyRecordsSaysNotHowLikelyTheyAre() {
    // given
    for (int i = 0; i < 3_000; i++) {
      add(Truth.NORMAL, null, 0.2, 0.25);
    }

    // when
    JudgedRows never = rows.judgedOtherwise(new double[3_000], new boolean[3_000], 0);

    // then
    assertThat(RecordFigures.of(never).reliability()).isNull();
  }

  @Test
  void whereNobodySaysHowLikelyThereIsNoReliability() {
    // given
    rows.add(0, Truth.ANOMALOUS, null);

    // then
    assertThat(figures().reliability()).isNull();
  }

  private void add(Truth truth, String kind, double ratio, double probability) {
    int row = rows.add(1000L * rows.size(), truth, kind);
    rows.judge(row, 1000L * row, false, ratio, Map.<String, DetectorScore>of(), List.of());
    rows.probability(row, probability);
  }

  private RecordFigures figures() {
    rows.raiseAlarms(new ProcessIncident(IncidentPolicy.DEFAULT, SeverityLevels.DEFAULT));
    return RecordFigures.of(rows);
  }
}
