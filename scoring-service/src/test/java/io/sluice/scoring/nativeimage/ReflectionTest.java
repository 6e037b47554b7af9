package io.sluice.scoring.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sluice.contracts.IncidentCommand;
import io.sluice.detection.bundle.BundleManifest;
import io.sluice.detection.bundle.DictionaryFile;
import io.sluice.detection.bundle.GoldenWindow;
import io.sluice.detection.detector.UsualRecord;
import io.sluice.detection.forecast.ForecasterSettings;
import io.sluice.detection.hotelling.HotellingSettings;
import io.sluice.detection.recordrule.RecordRules;
import io.sluice.scoring.predict.PredictRequest;
import io.sluice.scoring.predict.Prediction;
import io.sluice.testbed.quarkus.ReachedTypes;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A native executable cannot read a record that nobody registered, and says so only when it runs.
 */
class ReflectionTest {

  private static final List<Class<?>> READ_OR_WRITTEN =
      List.of(
          BundleManifest.class,
          DictionaryFile.class,
          GoldenWindow.class,
          ForecasterSettings.class,
          HotellingSettings.class,
          UsualRecord.class,
          UsualRecord.TagRange.class,
          RecordRules.class,
          RecordRules.Pair.class,
          RecordRules.Range.class,
          IncidentCommand.class,
          PredictRequest.class,
          Prediction.class);

  @Test
  void everythingThatJacksonReadsOrWritesIsRegistered() {
    // when
    Class<?>[] registered = Reflection.class.getAnnotation(RegisterForReflection.class).targets();

    // then
    assertThat(registered).containsAll(ReachedTypes.from(READ_OR_WRITTEN));
  }
}
