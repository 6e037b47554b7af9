package io.sluice.models.training;

import io.sluice.contracts.profile.ProfileKind;
import io.sluice.models.window.Stretch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether labels teach a random forest, which needs records of both classes. */
final class Taught {

  /** Fewer attacks teach what they had in common by chance. */
  static final int FEWEST_ATTACKS = 50;

  private Taught() {}

  /**
   * The detectors to train: what is wanted, and the forest beside it where nobody said what.
   *
   * @param notes receives why there is no forest of rows that have labels
   * @throws TrainingFailedException if it was asked for by name and cannot be
   */
  static Set<String> with(
      Set<String> wanted, TrainingOptions options, TrainingRows rows, List<String> notes)
      throws TrainingFailedException {
    boolean named = wanted.contains(RandomForestRecipe.NAME);
    if (rows.profile().kind() == ProfileKind.SIGNALS) {
      return wanted;
    }
    int attacks = rows.attacks().stream().mapToInt(Stretch::length).sum();
    if (attacks >= FEWEST_ATTACKS) {
      var all = new LinkedHashSet<>(wanted);
      if (options.detectors().isEmpty()) {
        all.add(RandomForestRecipe.NAME);
      }
      if (all.contains(RandomForestRecipe.NAME)) {
        notes.add(
            "%,d records that labels call attacks teach the random forest alone"
                .formatted(attacks));
      }
      return all;
    }
    String why =
        rows.labels()
            ? "a random forest needs at least %d records of attacks beside normal ones, and labels call %d so"
                .formatted(FEWEST_ATTACKS, attacks)
            : "a random forest is taught by labels, and there is no label column (--label-column names one)";
    if (named) {
      throw new TrainingFailedException("detector 'random-forest' cannot be trained: " + why);
    }
    if (rows.labels()) {
      notes.add("without the detector random-forest: " + why);
    }
    return wanted;
  }
}
