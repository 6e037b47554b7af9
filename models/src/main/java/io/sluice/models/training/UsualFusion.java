package io.sluice.models.training;

import io.sluice.detection.fusion.Fusion;
import java.util.Collection;
import java.util.Set;

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

  /**
   * @param detectors names of all
   */
  static Fusion of(Collection<String> detectors) {
    boolean besideOthers =
        detectors.containsAll(CORROBORATED) && detectors.size() > CORROBORATED.size();
    return besideOthers ? Fusion.MAXIMUM.corroborating(CORROBORATED) : Fusion.MAXIMUM;
  }
}
