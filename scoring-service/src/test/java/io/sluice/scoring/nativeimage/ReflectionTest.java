package io.sluice.scoring.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sluice.detection.bundle.BundleManifest;
import io.sluice.detection.bundle.DictionaryFile;
import io.sluice.detection.bundle.GoldenWindow;
import io.sluice.detection.detector.UsualRecord;
import io.sluice.detection.forecast.ForecasterSettings;
import io.sluice.detection.hotelling.HotellingSettings;
import io.sluice.scoring.predict.PredictRequest;
import io.sluice.scoring.predict.Prediction;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
          PredictRequest.class,
          Prediction.class);

  @Test
  void everythingThatJacksonReadsOrWritesIsRegistered() {
    // given
    Set<Class<?>> reached = new LinkedHashSet<>();
    READ_OR_WRITTEN.forEach(type -> reach(type, reached));

    // when
    Class<?>[] registered = Reflection.class.getAnnotation(RegisterForReflection.class).targets();

    // then
    assertThat(registered).containsAll(reached);
  }

  private static void reach(Type type, Set<Class<?>> reached) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        reach(argument, reached);
      }
    } else if (type instanceof Class<?> one
        && one.getName().startsWith("io.sluice.")
        && reached.add(one)
        && one.isRecord()) {
      for (RecordComponent component : one.getRecordComponents()) {
        reach(component.getGenericType(), reached);
      }
    }
  }
}
