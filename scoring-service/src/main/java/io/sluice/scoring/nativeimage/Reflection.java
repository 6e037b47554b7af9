package io.sluice.scoring.nativeimage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sluice.catalog.Stage;
import io.sluice.catalog.StageChange;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandKind;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.Drift;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.Severity;
import io.sluice.contracts.SideFinding;
import io.sluice.contracts.StreamKey;
import io.sluice.contracts.profile.ModeTag;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.block.Signal;
import io.sluice.detection.bundle.BundleManifest;
import io.sluice.detection.bundle.Calibration;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.bundle.DictionaryFile;
import io.sluice.detection.bundle.FeatureEntry;
import io.sluice.detection.bundle.GoldenReading;
import io.sluice.detection.bundle.GoldenWindow;
import io.sluice.detection.bundle.TrainingRecord;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.detector.UsualRecord;
import io.sluice.detection.dictionary.DictionaryEntry;
import io.sluice.detection.drift.Distributions;
import io.sluice.detection.drift.TagDistribution;
import io.sluice.detection.feature.Encoding;
import io.sluice.detection.forecast.ForecasterSettings;
import io.sluice.detection.fusion.Fusion;
import io.sluice.detection.hotelling.HotellingSettings;
import io.sluice.detection.recordrule.RecordRules;
import io.sluice.detection.scale.Scaler;
import io.sluice.scoring.bundle.BundleConfig;
import io.sluice.scoring.drift.DriftConfig;
import io.sluice.scoring.intake.IntakeConfig;
import io.sluice.scoring.model.BundleResource;
import io.sluice.scoring.predict.PredictConfig;
import io.sluice.scoring.predict.PredictReading;
import io.sluice.scoring.predict.PredictRequest;
import io.sluice.scoring.predict.PredictResource;
import io.sluice.scoring.predict.Prediction;
import io.sluice.scoring.shadow.ShadowConfig;
import io.sluice.scoring.trial.TrialConfig;
import io.sluice.scoring.trial.TrialResource;
import io.sluice.scoring.window.WindowConfig;
import io.sluice.sources.readings.FileFindings;
import io.sluice.sources.readings.FileReport;
import io.sluice.sources.time.RowOrder;

/** Settings, and what Jackson reads and writes; readings and scores themselves are streamed. */
@RegisterForReflection(
    targets = {
      // the settings, by whose methods' names variables of the environment are judged
      BundleConfig.class,
      DriftConfig.class,
      IntakeConfig.class,
      PredictConfig.class,
      ShadowConfig.class,
      TrialConfig.class,
      WindowConfig.class,
      // read from a bundle's manifest
      BundleManifest.class,
      Scaler.class,
      DetectorEntry.class,
      RatioCurve.class,
      Fusion.class,
      Fusion.Method.class,
      Fusion.Agreement.class,
      Debounce.class,
      Calibration.class,
      AlarmBudget.class,
      TrainingRecord.class,
      Profile.class,
      ModeTag.class,
      Tag.class,
      SeverityLevels.class,
      TagKind.class,
      ProfileKind.class,
      FeatureEntry.class,
      Encoding.class,
      // read from the file of stages
      StageChange.class,
      StageChange.Action.class,
      Stage.class,
      // read from a bundle's dictionaries
      DictionaryFile.class,
      DictionaryEntry.class,
      Distributions.class,
      TagDistribution.class,
      // read from a bundle's golden window
      GoldenWindow.class,
      GoldenReading.class,
      // read from the settings of its detectors
      ForecasterSettings.class,
      ForecasterSettings.Target.class,
      HotellingSettings.class,
      UsualRecord.class,
      UsualRecord.TagRange.class,
      RecordRules.class,
      RecordRules.Pair.class,
      RecordRules.Range.class,
      Signal.class,
      // read from a request
      PredictRequest.class,
      PredictReading.class,
      // written to an answer
      Prediction.class,
      Prediction.WordCount.class,
      BundleRef.class,
      Severity.class,
      DetectorScore.class,
      Contributor.class,
      SideFinding.class,
      // written to topics
      IncidentCommand.class,
      CommandKind.class,
      IncidentLabel.class,
      Drift.class,
      Drift.Series.class,
      Drift.Errors.class,
      Drift.ErrorState.class,
      Drift.Tag.class,
      StreamKey.class,
      // a refusal reads from its annotation which role is needed
      PredictResource.class,
      TrialResource.class,
      BundleResource.class,
      // written to the answer of a trial
      Category.class,
      FileReport.class,
      FileReport.Time.class,
      FileReport.StepLine.class,
      FileReport.TagLine.class,
      FileReport.LabelLine.class,
      FileFindings.LeftOutColumn.class,
      RowOrder.class,
    },
    // likewise, what no other package sees
    classNames = {
      "io.sluice.scoring.trial.TrialReport",
      "io.sluice.scoring.trial.TrialReport$Rows",
      "io.sluice.scoring.trial.TrialReport$Asset",
      "io.sluice.scoring.trial.TrialReport$Timeline",
      "io.sluice.scoring.trial.TrialReport$Span",
      "io.sluice.scoring.trial.TrialReport$Incident",
      "io.sluice.scoring.trial.TrialAnswer$Line",
      "io.sluice.scoring.trial.TrialAnswer$LastLine",
      "io.sluice.scoring.trial.TrialAnswer$Problem",
      "io.sluice.scoring.trial.TrialAnswer$ProblemLine",
      "io.sluice.scoring.model.ModelViews$Profile",
      "io.sluice.scoring.model.ModelViews$Version",
      "io.sluice.scoring.model.ModelViews$Detector",
      "io.sluice.scoring.model.ModelViews$Detail",
    })
final class Reflection {

  private Reflection() {}
}
