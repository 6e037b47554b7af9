package io.sluice.scoring.nativeimage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.contracts.profile.Tag;
import io.sluice.scoring.predict.PredictReading;
import io.sluice.scoring.predict.PredictRequest;
import io.sluice.scoring.predict.PredictResource;
import io.sluice.scoring.predict.Prediction;

/** What Jackson reads and writes by reflection; readings and scores themselves are streamed. */
@RegisterForReflection(
    targets = {
      // read from a bundle's manifest
      Profile.class,
      Tag.class,
      SeverityLevels.class,
      // read from a request
      PredictRequest.class,
      PredictReading.class,
      // written to an answer
      Prediction.class,
      BundleRef.class,
      DetectorScore.class,
      Contributor.class,
      // a refusal reads from its annotation which role is needed
      PredictResource.class,
    })
final class Reflection {

  private Reflection() {}
}
