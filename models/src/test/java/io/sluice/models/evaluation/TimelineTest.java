package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.models.evaluation.Timeline.Point;
import io.sluice.models.evaluation.Timeline.Span;
import org.junit.jupiter.api.Test;

class TimelineTest {

  @Test
  void noPeakIsLost() {
    EvaluationReport report =
        new Plant().normal(50_000, 0.1).normal(1, 77).normal(49_999, 0.1).report();

    Timeline timeline = report.timeline();

    assertThat(timeline.points()).hasSizeLessThanOrEqualTo(960);
    assertThat(timeline.rowsPerPoint()).isEqualTo(105);
    assertThat(timeline.points().stream().mapToDouble(Point::ratio).max()).hasValue(77);
    assertThat(timeline.points().getLast().start())
        .isEqualTo(Plant.START.plusSeconds(105L * (timeline.points().size() - 1)));
  }

  @Test
  void labelsAndAlarmsAreKept() {
    EvaluationReport report =
        new Plant()
            .normal(100, 0.1)
            .event(30, 2, "1")
            .recovery(100, 0.1)
            .event(20, 2, "2")
            .normal(5, 0.1)
            .report();

    Timeline timeline = report.timeline();

    assertThat(timeline.events()).containsExactly(new Span(100, 129), new Span(230, 249));
    assertThat(timeline.points().get(120))
        .isEqualTo(new Point(Plant.START.plusSeconds(120), 2, true, false, true));
    assertThat(timeline.points().get(225).unknown()).isTrue();
    assertThat(timeline.points().get(225).alarm()).isFalse();
  }
}
