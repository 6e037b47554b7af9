package io.sluice.models.training;

import io.sluice.catalog.ProfileVersions;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleDraft;
import io.sluice.detection.bundle.BundleRefusedException;
import io.sluice.detection.bundle.BundleWriter;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.bundle.TrainingRecord;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.detection.forest.ForestDetector;
import io.sluice.detection.forest.ForestSettings;
import io.sluice.detection.fusion.Fusion;
import io.sluice.detection.scale.Scaler;
import io.sluice.detection.scale.Standardizer;
import io.sluice.models.training.BlockedSplit.Block;
import io.sluice.models.training.BlockedSplit.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes the first bundle of a plant of which there is no data to train from: it knows the tags,
 * and each asset is learnt from the readings that it sends.
 */
public final class ColdStart {

  /** What scores call the detector, and its kind. */
  public static final String DETECTOR = ForestDetector.KIND;

  /** A plant that nobody knows yet deserves slow alarms, but not beyond the usual. */
  private static final Debounce DEBOUNCE =
      new Debounce(Duration.ofSeconds(10), Duration.ofSeconds(60));

  /** Who waits longer for a first verdict is told. */
  private static final Duration LONG = Duration.ofDays(1);

  /** Nobody waits longer. */
  private static final Duration TOO_LONG = Duration.ofDays(30);

  private ColdStart() {}

  /**
   * What was written.
   *
   * @param folder of the bundle
   * @param rows that told what the plant is made of
   * @param notes what was noticed, a sentence each
   */
  public record Result(
      Path folder, Profile profile, ForestSettings settings, int rows, List<String> notes) {

    /** How long an asset sends readings before the first of its windows is judged. */
    public Duration firstVerdict() {
      return ColdStart.firstVerdict(profile, settings);
    }
  }

  /**
   * @param request whose data tells tags, their kinds and the interval; a few rows are enough
   * @param choose how to learn such a profile, {@link ForestSettings#every} as a rule
   * @throws TrainingFailedException if it does not, if readings are too rare to learn from, or if
   *     there is a trained bundle already; one sentence fit for a person
   */
  public static Result write(TrainingRequest request, Function<Profile, ForestSettings> choose)
      throws TrainingFailedException {
    var rows = TrainingRows.read(request, (stage, done, total) -> {});
    Profile profile = rows.profile();
    if (profile.kind() == ProfileKind.EVENTS) {
      throw new TrainingFailedException(
          "profile '%s' is of kind EVENTS, and only windows of readings can be learnt from the stream; train on records of the past instead"
              .formatted(profile.name()));
    }
    ForestSettings settings = choose.apply(profile);
    var notes = new ArrayList<>(rows.notes());
    notes.addAll(notesOnWaiting(profile, settings));
    ProfileVersions versions = request.catalog().versions(profile.name());
    refuseIfTrained(versions.inUse(), profile.name());
    Dictionaries dictionaries =
        LearntDictionaries.learn(
            profile,
            rows.stretches().stream()
                .map(stretch -> new Block(Role.TRAINING, stretch, 0, stretch.length()))
                .toList(),
            rows.stretches(),
            rows.codes());
    WindowStatistics features = WindowStatistics.of(profile);
    var draft =
        new BundleDraft(
            profile,
            versions.nextVersion(),
            dictionaries,
            features,
            new Standardizer(
                new Scaler(
                    Collections.nCopies(features.size(), 0.0),
                    Collections.nCopies(features.size(), 1.0),
                    Standardizer.DEFAULT_CLIP)),
            List.of(
                new DetectorEntry(
                    DETECTOR,
                    ForestDetector.KIND,
                    null,
                    null,
                    ForestDetector.CURVE,
                    settings.parameters())),
            Fusion.MAXIMUM,
            DEBOUNCE,
            null,
            new TrainingRecord(
                request.options().seed(), DataHash.of(request.files()), rows.count(), 0, Map.of()),
            Map.of(),
            List.of(),
            Map.of(Trainer.MODEL_CARD, card(profile).getBytes(StandardCharsets.UTF_8)));
    return new Result(write(request.bundleRoot(), draft), profile, settings, rows.count(), notes);
  }

  private static Duration firstVerdict(Profile profile, ForestSettings settings) {
    return profile.interval().multipliedBy(profile.window() + settings.first());
  }

  /** What there is to say about how long it takes. */
  private static List<String> notesOnWaiting(Profile profile, ForestSettings settings)
      throws TrainingFailedException {
    Duration wait = firstVerdict(profile, settings);
    if (wait.compareTo(TOO_LONG) > 0) {
      throw new TrainingFailedException(
          "a reading every %d h is too rare to learn from, the first verdict would come after %d days; train on readings of the past instead"
              .formatted(profile.interval().toHours(), wait.toDays()));
    }
    return wait.compareTo(LONG) <= 0
        ? List.of()
        : List.of(
            "readings are rare: the first verdict of an asset comes after %d h, and until then nothing is found; training on readings of the past is better if there are any"
                .formatted(wait.toHours()));
  }

  private static void refuseIfTrained(Optional<Path> newest, String profile)
      throws TrainingFailedException {
    if (newest.isEmpty()) {
      return;
    }
    try (var bundle = Bundle.load(newest.get())) {
      if (!bundle.isTrained()) {
        return;
      }
    } catch (BundleRefusedException e) {
      throw new TrainingFailedException(e.getMessage(), e);
    }
    throw new TrainingFailedException(
        "profile '%s' has a trained bundle, %s, and a learning one would take its place; choose another name"
            .formatted(profile, newest.get()));
  }

  private static Path write(Path root, BundleDraft draft) throws TrainingFailedException {
    try {
      return BundleWriter.write(root, draft);
    } catch (BundleRefusedException | UnusableModelException e) {
      throw new TrainingFailedException(e.getMessage(), e);
    } catch (IOException e) {
      throw new TrainingFailedException("cannot write the bundle: " + e.getMessage(), e);
    }
  }

  private static String card(Profile profile) {
    return """
        # %s: learning

        Nothing was trained. Each asset is compared with its own recent past (detector
        `%s`), once there is enough of it; scores have the state LEARNING and are INFO at most. Train a bundle as soon as
        there is a day of normal operation: a higher version takes over from the next batch on.
        """
        .formatted(profile.name(), DETECTOR);
  }
}
