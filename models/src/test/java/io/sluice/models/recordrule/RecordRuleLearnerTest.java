package io.sluice.models.recordrule;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.recordrule.RecordRules;
import io.sluice.detection.recordrule.RecordRules.Pair;
import io.sluice.detection.recordrule.RecordRules.Range;
import io.sluice.models.window.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordRuleLearnerTest {

  private static final Profile PROFILE =
      Profile.events(
          "flows",
          List.of(
              new Tag("proto", null, TagKind.CATEGORICAL, 0, null, null, null),
              new Tag("service", null, TagKind.CATEGORICAL, 0, null, null, null),
              new Tag("bytes", null, TagKind.CONTINUOUS, 1, null, null, null)),
          Duration.ofMillis(10));

  @Test
  void counts_texts_pairs_and_where_numbers_are_beside_them() {
    // given
    var rows = new ArrayList<double[]>();
    for (int i = 0; i < 100; i++) {
      rows.add(new double[] {i % 4 == 0 ? 2 : 1, i % 4 == 0 ? 1 : 2, i});
    }
    rows.add(new double[] {Double.NaN, 1, 1e6});
    rows.add(new double[] {3, Double.NaN, 5});

    // when
    RecordRules rules = RecordRuleLearner.learn(PROFILE, List.of(stretch(rows)));

    // then
    assertThat(rules.counts())
        .containsExactly(List.of(0L, 75L, 25L, 1L), List.of(0L, 26L, 75L), List.of());
    assertThat(rules.pairs())
        .containsExactly(new Pair(0, 1, List.of(List.of(1L, 2L, 75L), List.of(2L, 1L, 25L))));
    assertThat(rules.ranges())
        .contains(
            new Range(
                2,
                0,
                List.of(0L, 75L, 25L, 0L), // one record is too few
                List.of(0.0, 1.0, 0.0, 5.0),
                List.of(0.0, 99.0, 96.0, 5.0)));
  }

  @Test
  void a_pair_of_tags_with_too_many_combinations_says_nothing() {
    // given
    var rows = new ArrayList<double[]>();
    for (int i = 0; i <= RecordRuleLearner.MOST_COMBINATIONS; i++) {
      rows.add(new double[] {1 + i % 200, 1 + i, i});
    }

    // when
    RecordRules rules = RecordRuleLearner.learn(PROFILE, List.of(stretch(rows)));

    // then
    assertThat(rules.pairs()).isEmpty();
    assertThat(rules.ranges()).isEmpty();
  }

  private static Stretch stretch(List<double[]> rows) {
    var times = new ArrayList<Long>();
    for (int i = 0; i < rows.size(); i++) {
      times.add(1_000L * i);
    }
    return Stretch.of(times, rows);
  }
}
