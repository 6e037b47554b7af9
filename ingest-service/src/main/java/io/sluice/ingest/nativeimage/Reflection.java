package io.sluice.ingest.nativeimage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sluice.catalog.StageChange;
import io.sluice.contracts.profile.ModeTag;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.ingest.counts.CountsConfig;
import io.sluice.ingest.intake.IngestAnswer;
import io.sluice.ingest.intake.ReadingsResource;
import io.sluice.ingest.intake.Rejection;
import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.profile.ProfilesConfig;
import io.sluice.ingest.publish.PublishConfig;
import io.sluice.ingest.validation.ValidationConfig;

/** What is looked into by reflection in a native executable, mostly by Jackson. */
@RegisterForReflection(
    targets = {
      // The settings, by whose methods' names variables of the environment are judged.
      CountsConfig.class,
      LimitsConfig.class,
      ProfilesConfig.class,
      PublishConfig.class,
      ValidationConfig.class,
      // Read from bundle.json.
      Profile.class,
      ModeTag.class,
      ProfileKind.class,
      Tag.class,
      TagKind.class,
      SeverityLevels.class,
      // Read from the file of stages.
      StageChange.class,
      StageChange.Action.class,
      // Written into answers and, inside of a problem, not seen by the framework.
      IngestAnswer.class,
      IngestAnswer.IgnoredTag.class,
      IngestAnswer.IgnoredField.class,
      IngestAnswer.WordCount.class,
      Rejection.class,
      // A refusal reads from its annotation which role is needed.
      ReadingsResource.class
    })
final class Reflection {

  private Reflection() {}
}
