package io.sluice.detection.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.Profiles;
import io.sluice.detection.Windows;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.detection.window.WindowRing;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowMatrixTest {

  private final Profile profile = Profiles.of(3, 20);
  private final List<double[]> noise = Windows.noise(20, 3, 1);

  @Test
  void masksTheSameWithFeaturesAndWithout() {
    // given
    WindowRing complete = Windows.ring(profile, noise);
    WindowRing gap = Windows.ring(profile, Windows.without(noise, 1));
    WindowStatistics spec = WindowStatistics.of(profile);
    var withFeatures = new WindowMatrix(spec, Windows.identity(spec.size()), 3);
    var masksOnly = new WindowMatrix(spec, Windows.identity(spec.size()), 3);

    // when
    for (WindowRing ring : List.of(gap, complete, gap)) {
      masksOnly.addMasks(ring);
    }
    masksOnly.clear();
    for (WindowRing ring : List.of(complete, gap, complete)) {
      withFeatures.add(ring);
      masksOnly.addMasks(ring);
    }

    // then
    assertThat(masks(withFeatures)).containsExactly("false", "true 1", "false");
    assertThat(masks(masksOnly)).containsExactly("false", "true 1", "false");
  }

  private static List<String> masks(WindowMatrix matrix) {
    return IntStream.range(0, matrix.rows())
        .mapToObj(
            row -> {
              var text = new StringBuilder(Boolean.toString(matrix.isAnyMasked(row)));
              for (int tag = 0; tag < matrix.tags(); tag++) {
                text.append(matrix.isMasked(row, tag) ? " " + tag : "");
              }
              return text.toString();
            })
        .toList();
  }
}
