package io.sluice.models.hotelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.detector.Panel;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.detection.hotelling.OnnxHotelling;
import io.sluice.detection.scale.Scaler;
import io.sluice.detection.scale.Standardizer;
import io.sluice.models.window.Stretch;
import io.sluice.models.window.WindowReplay;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Three tags: the second follows the first, the third is on its own. */
class HotellingTest {

  private final Profile profile = profile(2);

  @Test
  void theLimitIsThatOfFutureObservations() {
    // given: 3 tags, 25 windows
    Hotelling model = Hotelling.fit(new WindowReplay(profile(1), List.of(plant(25, 1))));

    // when: over the number of tags
    double limit = model.limit(0.05);

    // then: 3 x 24 x 26 / (25 x 22) x F(0.95; 3, 22) = 3.4036 x 3.0491, the latter from tables
    assertThat(model.independent()).isEqualTo(25);
    assertThat(3 * limit).isCloseTo(3.0 * 24 * 26 / (25 * 22) * 3.0491, within(1e-3));
  }

  @Test
  void normalWindowsScoreOneOnAverage() throws Exception {
    // given
    var normal = new WindowReplay(profile, List.of(plant(4000, 2)));

    // when
    double[] scores = scores(Hotelling.fit(normal), plant(4000, 3));

    // then
    assertThat(Arrays.stream(scores).average().orElseThrow()).isCloseTo(1, within(0.1));
  }

  @Test
  void aFollowerThatStaysBehindIsFarOffThoughWithinItsRange() throws Exception {
    // given
    Hotelling model = Hotelling.fit(new WindowReplay(profile, List.of(plant(4000, 2))));
    Stretch together = constant(2, 2, 0);
    Stretch apart = constant(2, -2, 0);

    // when
    double near = scores(model, together)[0];
    double far = scores(model, apart)[0];

    // then
    assertThat(far).isGreaterThan(20 * near);
  }

  @Test
  void moreTagsThanWindowsAreStillJudged() throws Exception {
    // given
    Hotelling model = Hotelling.fit(new WindowReplay(profile(1), List.of(plant(3, 4))));

    // when
    double limit = model.limit(0.01);

    // then
    assertThat(limit).isFinite().isGreaterThan(100);
  }

  private double[] scores(Hotelling model, Stretch stretch) throws Exception {
    WindowStatistics spec = WindowStatistics.of(profile);
    var scaler =
        new Scaler(
            Collections.nCopies(spec.size(), 0.0), Collections.nCopies(spec.size(), 1.0), 10);
    try (var detector =
        new OnnxHotelling(
            "hotelling",
            HotellingExport.toOnnx(model),
            Messages.encode(model.settings()),
            profile)) {
      var panel = new Panel(List.of(detector), spec, new Standardizer(scaler), stretch.length());
      new WindowReplay(profile, List.of(stretch)).run(1, (row, ring) -> panel.add(ring));
      panel.judge();
      double[] scores = new double[panel.rows()];
      for (int row = 0; row < scores.length; row++) {
        scores[row] = panel.score(0, row);
      }
      return scores;
    }
  }

  private static Stretch plant(int readings, long seed) {
    var random = new Random(seed);
    long[] times = new long[readings];
    double[][] values = new double[readings][];
    for (int i = 0; i < readings; i++) {
      times[i] = 1000L * i;
      double leader = random.nextGaussian();
      values[i] =
          new double[] {leader, leader + 0.2 * random.nextGaussian(), random.nextGaussian()};
    }
    return new Stretch(times, values);
  }

  private static Stretch constant(double... values) {
    return new Stretch(new long[] {0, 1000}, new double[][] {values, values});
  }

  private static Profile profile(int window) {
    return new Profile(
        "test",
        ProfileKind.SIGNALS,
        Stream.of("a", "b", "c")
            .map(name -> new Tag(name, null, TagKind.CONTINUOUS, 0, null, null, null))
            .toList(),
        Duration.ofSeconds(1),
        window,
        1,
        1,
        Duration.ZERO,
        Duration.ofSeconds(10),
        Duration.ZERO,
        SeverityLevels.DEFAULT);
  }
}
