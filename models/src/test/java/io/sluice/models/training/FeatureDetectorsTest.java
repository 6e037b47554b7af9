package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.models.forecast.ForecasterOptions;
import io.sluice.models.window.Stretch;
import io.sluice.models.window.WindowReplay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureDetectorsTest {

  private static final long MIB = 1 << 20;
  private static final Set<String> ALL =
      Set.of("forecaster", "autoencoder", "one-class-svm", "rules");

  private final List<String> notes = new ArrayList<>();

  @Test
  void enoughRowsAreEnough() throws Exception {
    assertThat(allowed(3, 3060, 512, ALL, true)).isEqualTo(ALL);
    assertThat(notes).isEmpty();
  }

  @Test
  void tooFewWindowsLeaveThemOutAndSayHowManyWouldDo() throws Exception {
    // when
    Set<String> allowed = allowed(3, 2999, 512, ALL, false);

    // then
    assertThat(allowed).containsExactlyInAnyOrder("forecaster", "rules");
    assertThat(notes)
        .containsExactly(
            "without the detectors autoencoder and one-class-svm: the rows make 49 windows of 60"
                + " readings that do not overlap, and 50 are needed (3,060 rows without gaps are"
                + " enough)");
  }

  @Test
  void whoeverNamedOneIsRefused() {
    // when
    var training =
        assertThatThrownBy(() -> allowed(3, 2999, 512, Set.of("one-class-svm", "rules"), true));

    // then
    training
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageStartingWith(
            "detector 'one-class-svm' cannot be trained: the rows make 49 windows");
  }

  @Test
  void moreFeaturesThanTheHeapHoldsLeaveOutBoth() throws Exception {
    // when
    Set<String> allowed = allowed(1000, 3060, 1024, ALL, false);

    // then
    assertThat(allowed).containsExactlyInAnyOrder("forecaster", "rules");
    assertThat(notes)
        .singleElement()
        .asString()
        .startsWith(
            "without the detectors autoencoder and one-class-svm: 5,000 features of 1,000 tags"
                + " take one-class-svm ")
        .contains("more than a quarter of the heap of 1,024 MiB (SLUICE_HEAP=");
  }

  @Test
  void whatLooksAtNoFeaturesNeedsNone() throws Exception {
    assertThat(allowed(3, 60, 1, Set.of("forecaster", "hotelling"), true)).hasSize(2);
  }

  private Set<String> allowed(int tags, int rows, long mib, Set<String> wanted, boolean named)
      throws TrainingFailedException {
    Profile profile =
        Profile.withDefaults(
            "plant",
            IntStream.range(0, tags)
                .mapToObj(i -> new Tag("T" + i, null, TagKind.CONTINUOUS, 0.1, null, null, null))
                .toList(),
            Duration.ofSeconds(1));
    var stretch =
        new Stretch(
            IntStream.range(0, rows).mapToLong(row -> 1000L * row).toArray(),
            new double[rows][tags]);
    return FeatureDetectors.allowed(
        wanted,
        named,
        new WindowReplay(profile, List.of(stretch)),
        WindowStatistics.of(profile),
        new HeapLimit(mib * MIB, ForecasterOptions.DEFAULT, 2, 0),
        notes);
  }
}
