package io.sluice.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.catalog.BundleCatalog;
import io.sluice.cli.InstalledBundle;
import io.sluice.detection.bundle.Bundle;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowTwinTest {

  @TempDir Path root;

  private InstalledBundle champion;
  private ShadowTwin twin;

  @BeforeEach
  void prepare() throws Exception {
    Path folder = Path.of("../models/bundles/swat/1");
    try (var bundle = Bundle.load(folder)) {
      champion = new InstalledBundle(folder, bundle.profile());
    }
    twin = ShadowTwin.prepare(champion, root);
  }

  @Test
  void leavesInUseWhatIsInUse() throws Exception {
    // when
    var versions = new BundleCatalog(List.of(root)).versions("swat");

    // then
    assertThat(versions.champion()).hasValue(1);
    assertThat(versions.shadow()).isEmpty();
    try (var original = Bundle.load(champion.folder());
        var served = Bundle.load(versions.inUse().orElseThrow())) {
      assertThat(served.ref()).isEqualTo(original.ref());
    }
  }

  @Test
  void copyIsAWholeBundleOfTheNextVersionThatEntersAndLeaves() throws Exception {
    // when
    twin.enter();
    var during = new BundleCatalog(List.of(root)).versions("swat");
    twin.leave();
    var after = new BundleCatalog(List.of(root)).versions("swat");

    // then
    assertThat(during.shadow()).hasValue(2);
    assertThat(during.champion()).hasValue(1);
    assertThat(after.shadow()).isEmpty();
    try (var copy = Bundle.load(during.folders().get(2))) {
      assertThat(copy.ref().version()).isEqualTo("2");
      assertThat(copy.ref().sha256()).isEqualTo(during.pinned(2).orElseThrow());
    }
  }
}
