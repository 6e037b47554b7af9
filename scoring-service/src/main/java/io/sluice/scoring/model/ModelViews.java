package io.sluice.scoring.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.catalog.Stage;
import io.sluice.catalog.StageChange;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.bundle.BundleFolder;
import io.sluice.detection.bundle.BundleManifest;
import io.sluice.detection.bundle.Calibration;
import io.sluice.detection.bundle.TrainingRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the API tells of bundles. */
final class ModelViews {

  private ModelViews() {}

  /** The bundles of a profile. */
  @Schema(name = "ProfileBundles")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Profile(
      String profile,
      @Schema(description = "version that this instance judges by; absent if by none")
          @Nullable String served,
      @Schema(description = "why a version that should be served is not, a sentence")
          @Nullable String refusal,
      @Schema(
              description =
                  "version that judges beside it in this instance, for comparison; absent if none")
          @Nullable String shadow,
      @Schema(description = "why the version in the shadow does not judge, a sentence")
          @Nullable String shadowRefusal,
      @Schema(description = "whether somebody has promoted one; the highest is the champion if not")
          boolean promoted,
      @Schema(description = "highest first") List<Version> versions,
      @Schema(description = "what was promoted, rolled back and put in the shadow, newest first")
          List<StageChange> changes) {}

  /** A version, in short. */
  @Schema(name = "BundleVersion")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Version(
      int version,
      Stage stage,
      @Nullable String sha256,
      @Nullable List<String> detectors,
      @Schema(description = "readings that it was trained on") @Nullable Long rows,
      @Schema(description = "why it cannot be read, a sentence") @Nullable String refusal) {

    static Version of(int version, Stage stage, BundleFolder folder) {
      BundleManifest manifest = folder.manifest();
      return new Version(
          version,
          stage,
          folder.sha256(),
          manifest.detectors().stream().map(detector -> detector.name()).toList(),
          manifest.training().rows(),
          null);
    }

    static Version refused(int version, Stage stage, String why) {
      return new Version(version, stage, null, null, null, why);
    }
  }

  /** A detector of a bundle. */
  @Schema(name = "BundleDetector")
  record Detector(String name, String kind) {}

  /** All that a bundle says of itself. */
  @Schema(name = "Bundle")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Detail(
      String profile,
      int version,
      Stage stage,
      @Schema(description = "of bundle.json, which has the hashes of all other files")
          String sha256,
      ProfileKind kind,
      int tags,
      @Schema(
              description =
                  "tags by the stage of the plant that they belong to, as the profile says")
          Map<String, List<String>> stages,
      @Schema(implementation = String.class, examples = "PT1S") Duration interval,
      int window,
      List<Detector> detectors,
      @Nullable Debounce debounce,
      @Schema(description = "the alarm budget, or the percentile, and on how many windows")
          @Nullable Calibration calibration,
      TrainingRecord training,
      @Schema(description = "what evaluation found, by name") Map<String, Double> metrics,
      @Schema(description = "SHA-256 by file") Map<String, String> files,
      @Schema(description = "the model card, Markdown") @Nullable String card) {

    static Detail of(Stage stage, BundleFolder folder) {
      BundleManifest manifest = folder.manifest();
      var profile = manifest.profile();
      return new Detail(
          profile.name(),
          Integer.parseInt(manifest.version()),
          stage,
          folder.sha256(),
          profile.kind(),
          profile.tags().size(),
          stages(profile.tags()),
          profile.interval(),
          profile.window(),
          manifest.detectors().stream()
              .map(detector -> new Detector(detector.name(), detector.kind()))
              .toList(),
          manifest.debounce(),
          manifest.calibration(),
          manifest.training(),
          manifest.metrics(),
          manifest.files(),
          folder.card());
    }

    private static Map<String, List<String>> stages(List<Tag> tags) {
      var stages = new LinkedHashMap<String, List<String>>();
      for (Tag tag : tags) {
        if (tag.stage() != null) {
          stages.computeIfAbsent(tag.stage(), stage -> new ArrayList<>()).add(tag.name());
        }
      }
      return stages;
    }
  }
}
