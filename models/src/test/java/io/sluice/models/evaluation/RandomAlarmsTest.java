package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomAlarmsTest {

  @Test
  void asManyRowsAreInAlarmAsWere() {
    JudgedRows rows = rows();

    boolean[] alarms = new RandomAlarms(rows, 5).draw();

    assertThat(count(alarms))
        .isEqualTo(rows.alarmEpisodes().stream().mapToInt(Run::length).sum())
        .isPositive();
  }

  @Test
  void theSeedDecidesAndEachDrawIsAnother() {
    var first = new RandomAlarms(rows(), 5);
    var second = new RandomAlarms(rows(), 5);

    boolean[] draw = first.draw();

    assertThat(second.draw()).isEqualTo(draw);
    assertThat(first.draw()).isNotEqualTo(draw);
  }

  @Test
  void withoutAnAlarmTheFloorIsZeroAndWithoutAnEventThereIsNone() {
    EvaluationReport silent = new Plant().normal(100, 0.1).event(50, 0.1, null).report();
    EvaluationReport quiet = new Plant().normal(100, 2).report();

    assertThat(silent.affiliationRandomF1()).isZero();
    assertThat(quiet.affiliationRandomF1()).isNull();
  }

  @Test
  void aBundleThatFindsEventsIsAboveTheFloor() {
    EvaluationReport report =
        new Plant().normal(5000, 0.1).event(100, 2, null).normal(5000, 0.1).report();

    assertThat(report.affiliationRandomF1()).isBetween(0.3, 0.8);
    assertThat(report.affiliationF1()).isGreaterThan(0.9);
  }

  private static JudgedRows rows() {
    return new Plant()
        .normal(500, 0.1)
        .event(60, 2, null)
        .normal(500, 0.1)
        .event(30, 2, null)
        .normal(500, 0.1)
        .judged(null)
        .rows();
  }

  private static long count(boolean[] alarms) {
    return IntStream.range(0, alarms.length).filter(i -> alarms[i]).count();
  }
}
