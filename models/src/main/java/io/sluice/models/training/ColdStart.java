package io.sluice.models.training;

import io.sluice.contracts.Debounce;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleDraft;
import io.sluice.detection.bundle.BundleFolders;
import io.sluice.detection.bundle.BundleRefusedException;
import io.sluice.detection.bundle.BundleWriter;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.bundle.TrainingRecord;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.forest.ForestDetector;
import io.sluice.detection.forest.ForestSettings;
import io.sluice.detection.fusion.Fusion;
import io.sluice.detection.scale.Scaler;
import io.sluice.detection.scale.Standardizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the first bundle of a plant of which there is no data to train from: it knows the tags,
 * and each asset is learnt from the readings that it sends.
 */
public final class ColdStart {

  /** What scores call the detector, and its kind. */
  public static final String DETECTOR = ForestDetector.KIND;

  /** A plant that nobody knows yet deserves patience, but not beyond what alarms usually have. */
  private static final Debounce PATIENCE =
      new Debounce(Duration.ofSeconds(10), Duration.ofSeconds(60));

  private ColdStart() {}

  /**
   * What was written.
   *
   * @param folder of the bundle
   * @param rows that told what the plant is made of
   * @param notes what was noticed, a sentence each
   */
  public record Result(
      Path folder, Profile profile, ForestSettings settings, int rows, List<String> notes) {}

  /**
   * @param request whose data tells tags, their kinds and the interval; a few rows are enough
   * @throws TrainingFailedException if it does not, or if there is a trained bundle already; one
   *     sentence fit for a person
   */
  public static Result write(TrainingRequest request, ForestSettings settings)
      throws TrainingFailedException {
    var rows = TrainingRows.read(request, (stage, done, total) -> {});
    Profile profile = rows.profile();
    var folders =
        new BundleFolders(
            Stream.concat(Stream.of(request.bundleRoot()), request.otherRoots().stream()).toList());
    refuseIfTrained(folders.newest(profile.name()), profile.name());
    int features = FeatureSpec.of(profile).size();
    var draft =
        new BundleDraft(
            profile,
            folders.nextVersion(profile.name()),
            new Standardizer(
                new Scaler(
                    Collections.nCopies(features, 0.0),
                    Collections.nCopies(features, 1.0),
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
            PATIENCE,
            null,
            new TrainingRecord(
                request.options().seed(), DataHash.of(request.files()), rows.count(), 0, Map.of()),
            Map.of(),
            List.of(),
            Map.of(Trainer.MODEL_CARD, card(profile).getBytes(StandardCharsets.UTF_8)));
    return new Result(
        write(request.bundleRoot(), draft), profile, settings, rows.count(), rows.notes());
  }

  private static void refuseIfTrained(Optional<Path> newest, String profile)
      throws TrainingFailedException {
    if (newest.isEmpty()) {
      return;
    }
    try (var bundle = Bundle.load(newest.get())) {
      if (bundle.learner().isPresent()) {
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

        Nothing was trained. Each asset is compared with its own last hour or so (detector
        `%s`); scores have the state LEARNING and are INFO at most. Train a bundle as soon as
        there is a day of normal operation: a higher version takes over from the next batch on.
        """
        .formatted(profile.name(), DETECTOR);
  }
}
