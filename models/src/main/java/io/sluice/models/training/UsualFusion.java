package io.sluice.models.training;

import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.fusion.Fusion;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How ratios become one unless tuning chooses otherwise. */
final class UsualFusion {

  /**
   * Both ask whether a window looks like any normal one, of the same features. Beside detectors
   * that say which tag is wrong they are there for what these do not see, and are believed where
   * they agree.
   */
  private static final Set<String> CORROBORATED =
      Set.of(AutoencoderRecipe.NAME, OneClassSvmRecipe.NAME);

  private UsualFusion() {}

  static Fusion of(List<DetectorEntry> detectors) {
    Set<String> names =
        detectors.stream().map(DetectorEntry::name).collect(Collectors.toUnmodifiableSet());
    boolean besideOthers = names.containsAll(CORROBORATED) && names.size() > CORROBORATED.size();
    return besideOthers ? Fusion.MAXIMUM.corroborating(CORROBORATED) : Fusion.MAXIMUM;
  }
}
