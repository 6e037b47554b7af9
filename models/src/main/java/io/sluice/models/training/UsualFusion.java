package io.sluice.models.training;

import io.sluice.detection.fusion.Fusion;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
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

  /**
   * What {@code ensemble} stands for: four ways to be unlike what is normal, of records. None of
   * them is always the best, and which it will be nobody knows; the mean is never far from it.
   */
  static final Set<String> ENSEMBLE =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(
              List.of(
                  AutoencoderRecipe.NAME,
                  OneClassSvmRecipe.NAME,
                  IsolationForestRecipe.NAME,
                  LocalOutlierFactorRecipe.NAME)));

  private UsualFusion() {}

  /**
   * @param detectors names of all
   */
  static Fusion of(Collection<String> detectors) {
    if (detectors.containsAll(ENSEMBLE)) {
      return Fusion.MAXIMUM.averaging(ENSEMBLE);
    }
    boolean besideOthers =
        detectors.containsAll(CORROBORATED) && detectors.size() > CORROBORATED.size();
    return besideOthers ? Fusion.MAXIMUM.corroborating(CORROBORATED) : Fusion.MAXIMUM;
  }
}
