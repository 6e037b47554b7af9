package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.models.evaluation.Affiliation.Interval;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AffiliationTest {

  private static final Offset<Double> EXACTLY = within(1e-12);

  @Test
  void theExampleOfThePaper() {
    // given minutes as 60 rows each
    List<Run> events = minutes("0-10 50-70 170-175");
    List<Run> predictions = minutes("5-6 7-10 11-12 40-60 115-130 135-140 165-170");

    Affiliation affiliation = Affiliation.of(events, predictions, 180 * 60);

    // then as by the authors' program; the paper prints 0.67 and 0.94 for the second event
    assertThat(affiliation.precision()).isCloseTo(0.6394907407407407, EXACTLY);
    assertThat(affiliation.recall()).isCloseTo(0.9323148148148147, EXACTLY);
    assertThat(affiliation.f1()).isCloseTo(0.7586265227555615, EXACTLY);
  }

  @Test
  void anEventWithoutAPredictionIsMissedAndSaysNothingOfPrecision() {
    List<Run> events = runs("1-8 16-17 25-28 29-31");
    List<Run> predictions = runs("1-3 6-18 25-26");

    Affiliation affiliation = Affiliation.of(events, predictions, 40);

    // then as by the authors' program
    assertThat(affiliation.precision()).isCloseTo(0.7270447530864198, EXACTLY);
    assertThat(affiliation.recall()).isCloseTo(0.6984126984126984, EXACTLY);
  }

  @Test
  void byHand() {
    // given an event in the middle of a zone of 10, and a prediction at its end
    var event = new Interval(4, 6);
    var zone = new Interval(0, 10);
    var prediction = List.of(new Interval(9, 10));

    double precision = Affiliation.precision(prediction, event, zone);
    double recall = Affiliation.recall(prediction, event, zone);

    // then a random point is farther than 3.5 on average with 1 - (2 + 3.5 + 3.5) / 10
    assertThat(precision).isCloseTo(0.1, EXACTLY);
    // and seen from y in the event the far end of the zone is closer than the prediction up to 4.5:
    // there the chance is 1 - (y + (9 - y)) / 10, after it 1 - 2 (9 - y) / 10
    assertThat(recall).isCloseTo((0.5 * 0.1 + 1.5 * (0.1 + 0.4) / 2) / 2, EXACTLY);
  }

  @Test
  void aPerfectPredictionIsOneAndNoneIsZero() {
    List<Run> events = runs("10-20 40-45");

    assertThat(Affiliation.of(events, events, 100)).isEqualTo(new Affiliation(1.0, 1.0, 1.0));
    assertThat(Affiliation.of(events, List.of(), 100)).isEqualTo(new Affiliation(null, 0.0, 0.0));
    assertThat(Affiliation.of(List.of(), events, 100).f1()).isNull();
  }

  private static List<Run> minutes(String spans) {
    return runs(spans).stream().map(r -> new Run(r.first() * 60, (r.last() + 1) * 60 - 1)).toList();
  }

  /** Ends are exclusive, as in the paper. */
  private static List<Run> runs(String spans) {
    return Stream.of(spans.split(" "))
        .map(span -> span.split("-"))
        .map(ends -> new Run(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) - 1))
        .toList();
  }
}
