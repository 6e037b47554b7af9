package io.sluice.models.training;

import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.DetectorKind;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.hotelling.Hotelling;
import io.sluice.models.hotelling.HotellingExport;
import java.util.Map;
import java.util.Optional;

/** For little data, or a plant that works around one point. */
final class HotellingRecipe implements DetectorRecipe {

  private static final String MODEL = "hotelling.onnx";
  private static final String SETTINGS = "hotelling.json";

  /** With fewer windows than this that do not overlap, theory tells more than they do. */
  private static final int ENOUGH_WINDOWS = 100;

  private static final double MILLIS_OF_DAY = 86_400_000;

  @Override
  public String name() {
    return "hotelling";
  }

  @Override
  public DetectorKind kind() {
    return DetectorKind.ONNX_HOTELLING;
  }

  @Override
  public Optional<TrainedDetector> train(
      TrainingSets sets, TrainingOptions options, TrainingProgress progress) {
    Profile profile = sets.profile();
    boolean few = sets.normal().rows() / profile.window() < ENOUGH_WINDOWS;
    Hotelling model = Hotelling.fit(few ? sets.normal() : sets.fitted());
    double windowsPerDay =
        MILLIS_OF_DAY / (profile.interval().toMillis() * (double) profile.window());
    return Optional.of(
        new TrainedDetector(
            name(),
            "Hotelling's T-squared of the tags' means over a window",
            kind(),
            MODEL,
            SETTINGS,
            Map.of(
                MODEL, HotellingExport.toOnnx(model), SETTINGS, Messages.encode(model.settings())),
            Map.of(),
            Map.of("independentWindows", (double) model.independent()),
            few ? new Meaning.Theory(model::limit, windowsPerDay) : new Meaning.HeldOut()));
  }
}
