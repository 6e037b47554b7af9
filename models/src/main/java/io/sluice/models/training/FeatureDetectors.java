package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.models.window.WindowReplay;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which of the wanted detectors of window features the data and the heap allow. */
final class FeatureDetectors {

  /**
   * Windows that do not overlap. On public data of fewer than these they were in alarm for longer
   * and found no more.
   */
  static final int FEWEST_WINDOWS = 50;

  /** Of the heap; rows have half of it. */
  private static final double SHARE = 0.25;

  private FeatureDetectors() {}

  /**
   * The detectors to train: all that are wanted; where nobody named them, without those of features
   * if one of these cannot be trained.
   *
   * @param limit of the heap
   * @param notes receives what is left out and why
   * @throws TrainingFailedException if a person named one that cannot be trained
   */
  static Set<String> allowed(
      Set<String> wanted,
      boolean named,
      WindowReplay normal,
      FeatureSpec features,
      HeapLimit limit,
      List<String> notes)
      throws TrainingFailedException {
    if (normal.profile().kind() == ProfileKind.EVENTS) {
      return wanted;
    }
    List<FeatureRecipe> recipes =
        DetectorRecipe.ALL.stream()
            .filter(recipe -> wanted.contains(recipe.name()))
            .filter(FeatureRecipe.class::isInstance)
            .map(FeatureRecipe.class::cast)
            .toList();
    Optional<String> few = recipes.isEmpty() ? Optional.empty() : tooFew(normal);
    for (FeatureRecipe recipe : recipes) {
      Optional<String> why = few.or(() -> tooMany(recipe, normal.profile(), features, limit));
      if (why.isPresent() && named) {
        throw new TrainingFailedException(
            "detector '%s' cannot be trained: %s".formatted(recipe.name(), why.get()));
      }
      if (why.isPresent()) {
        return without(
            recipes.stream().map(FeatureRecipe::name).toList(), wanted, why.get(), notes);
      }
    }
    return wanted;
  }

  /** They count together, so that one of them without the other would be another bundle. */
  private static Set<String> without(
      List<String> detectors, Set<String> wanted, String why, List<String> notes) {
    notes.add("without the detectors %s: %s".formatted(String.join(" and ", detectors), why));
    var left = new LinkedHashSet<>(wanted);
    detectors.forEach(left::remove);
    return left;
  }

  private static Optional<String> tooFew(WindowReplay normal) {
    Profile profile = normal.profile();
    int[] windows = {0};
    normal.run(profile.window(), (row, ring) -> windows[0]++);
    return windows[0] >= FEWEST_WINDOWS
        ? Optional.empty()
        : Optional.of(
            "the rows make %,d windows of %d readings that do not overlap, and %d are needed (%,d rows without gaps are enough)"
                .formatted(
                    windows[0],
                    profile.window(),
                    FEWEST_WINDOWS,
                    (FEWEST_WINDOWS + 1) * profile.window()));
  }

  private static Optional<String> tooMany(
      FeatureRecipe recipe, Profile profile, FeatureSpec features, HeapLimit limit) {
    long needed = limit.workers() * recipe.memory(NormalWindows.MOST, features.size());
    return needed <= SHARE * limit.bytes()
        ? Optional.empty()
        : Optional.of(
            "%,d features of %,d tags take %s %,d MiB beside the rows, more than a quarter of the heap of %,d MiB (SLUICE_HEAP=%dm would do)"
                .formatted(
                    features.size(),
                    profile.tags().size(),
                    recipe.name(),
                    needed >> 20,
                    limit.bytes() >> 20,
                    (long) (needed / SHARE) + (1 << 20) - 1 >> 20));
  }
}
