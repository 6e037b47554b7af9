package io.sluice.detection.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.Profiles;
import io.sluice.detection.Windows;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FeatureExtractorTest {

  @Test
  void computesEachStatistic() {
    // given
    var readings = List.of(new double[] {1}, new double[] {2}, new double[] {6});

    // when
    double[] features = extract(Profiles.of(1, 3), readings);

    // then: deviations -2, -1, 3
    assertThat(features)
        .containsExactly(new double[] {3, Math.sqrt(14.0 / 3), 1, 6, 2.5}, within());
  }

  @Test
  void countsOnlyTheValuesThereAreAndKeepsTheirPlaceInTime() {
    // given: 0, -, 2, 3 on the line y = x, the gap too long to be held
    var profile = Profiles.of(1, 4, 1, 5_000, 10_000, 0);
    var readings =
        List.of(new double[] {0}, new double[] {Double.NaN}, new double[] {2}, new double[] {3});

    // when
    double[] features = extract(profile, readings);

    // then
    assertThat(features)
        .containsExactly(new double[] {5.0 / 3, Math.sqrt(14.0 / 9), 0, 3, 1}, within());
  }

  @Test
  void masksATagWithFewerThanHalfOfItsValues() {
    // given
    var profile = Profiles.of(2, 3, 1, 5_000, 10_000, 0);
    var missing = Double.NaN;
    var readings =
        List.of(new double[] {1, 1}, new double[] {missing, 2}, new double[] {missing, 3});

    // when
    double[] features = extract(profile, readings);

    // then
    assertThat(features)
        .containsExactly(
            new double[] {
              missing, 2, missing, Math.sqrt(2.0 / 3), missing, 1, missing, 3, missing, 1
            },
            within());
  }

  @Test
  void aWindowOfOneHasNeitherSpreadNorSlope() {
    // given
    var readings = List.of(new double[] {4});

    // when
    double[] features = extract(Profiles.of(1, 1), readings);

    // then
    assertThat(features).containsExactly(4, 0, 4, 4, 0);
  }

  @Test
  void aTagWithAGapIsComputedLikeOneWithout() {
    // given: the gap in tag 0 is a value held, in tag 1 the value itself
    var profile = Profiles.of(2, 20);
    var readings = Windows.noise(20, 2, 1);
    for (int i = 0; i < readings.size(); i++) {
      double value = readings.get(i)[1];
      boolean gap = i % 3 == 1;
      readings.get(i)[0] = gap ? Double.NaN : value;
      readings.get(i)[1] = gap ? readings.get(i - 1)[1] : value;
    }

    // when
    double[] features = extract(profile, readings);

    // then
    for (int i = 0; i < features.length; i += 2) {
      assertThat(features[i]).isCloseTo(features[i + 1], offset(1e-12));
    }
  }

  @Property(tries = 100)
  void doesNotLoseDigitsFarFromZero(@ForAll @IntRange(max = 1_000_000) int seed) {
    // given
    var readings = Windows.noise(60, 1, seed);
    var far = readings.stream().map(v -> new double[] {v[0] + 1e9}).toList();

    // when
    double[] near = extract(Profiles.of(1, 60), readings);
    double[] away = extract(Profiles.of(1, 60), far);

    // then
    assertThat(away[1]).isCloseTo(near[1], offset(1e-6));
    assertThat(away[4]).isCloseTo(near[4], offset(1e-6));
  }

  @Test
  void namesEveryColumn() {
    // given
    var spec = WindowStatistics.of(Profiles.of(2, 3));

    // when
    var names = spec.names();

    // then
    assertThat(names)
        .containsExactly(
            "T0.mean",
            "T1.mean",
            "T0.std",
            "T1.std",
            "T0.min",
            "T1.min",
            "T0.max",
            "T1.max",
            "T0.slope",
            "T1.slope");
    assertThat(spec.tagOf(7)).isEqualTo(1);
    assertThat(spec.statisticOf(7)).isEqualTo(Statistic.MAX);
    assertThat(spec.index(Statistic.MAX, 1)).isEqualTo(7);
  }

  @Test
  void theCollectorKeepsEveryWindowThatIsDue() {
    // given
    Profile profile = Profiles.of(1, 10);
    var collector = new FeatureCollector(profile, WindowStatistics.of(profile), 5);

    // when
    for (int i = 0; i < 1000; i++) {
      collector.offer(1000L * i, new double[] {i}, i);
    }

    // then: at 10 s, 15 s, ... 995 s
    FeatureMatrix matrix = collector.matrix();
    assertThat(matrix.rows()).isEqualTo(198);
    assertThat(matrix.endPositions()).startsWith(10, 15, 20);
    FeatureMatrix chosen = matrix.select(2, 0);
    assertThat(chosen.endMillis()).containsExactly(20_000, 10_000);
    assertThat(chosen.values())
        .containsExactly(
            new double[] {15.5, Math.sqrt(8.25), 11, 20, 1, 5.5, Math.sqrt(8.25), 1, 10, 1},
            within());
  }

  private static double[] extract(Profile profile, List<double[]> readings) {
    WindowStatistics spec = WindowStatistics.of(profile);
    var extractor = new FeatureExtractor(spec);
    double[] features = new double[spec.size()];
    extractor.extract(Windows.ring(profile, readings), features, 0);
    return features;
  }

  private static Offset<Double> within() {
    return offset(1e-12);
  }
}
