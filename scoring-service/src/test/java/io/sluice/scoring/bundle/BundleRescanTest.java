package io.sluice.scoring.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.scoring.metrics.ScoringMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BundleRescanTest {

  private static final Path SHIPPED = Path.of("../models/bundles");

  private record Settings(List<Path> roots) implements BundleConfig {

    @Override
    public Duration rescan() {
      return Duration.ofHours(1);
    }

    @Override
    public Map<String, Set<String>> pins() {
      return Map.of();
    }
  }

  @Test
  void whatBundlesWereCalibratedForIsShown() {
    // given
    var settings = new Settings(List.of(SHIPPED));
    var meters = new SimpleMeterRegistry();

    // when
    try (var registry = new BundleRegistry(settings.roots(), BundlePins.NONE);
        var shadows = new BundleRegistry(settings.roots(), BundlePins.NONE, Selection.SHADOWS)) {
      var rescan =
          new BundleRescan(
              registry, new ShadowBundles(shadows), settings, new ScoringMetrics(meters));
      rescan.start();
      rescan.stop();
    }

    // then
    assertThat(
            meters
                .get("sluice.scoring.alarm.budget")
                .tags("profile", "swat", "reached", "info")
                .gauge()
                .value())
        .isEqualTo(1);
    assertThat(
            meters
                .get("sluice.scoring.alarm.budget")
                .tags("profile", "swat", "reached", "critical")
                .gauge()
                .value())
        .isEqualTo(0.1);
  }
}
