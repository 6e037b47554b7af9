package io.sluice.query.nativeimage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Burst;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Drift;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.QuietKind;
import io.sluice.contracts.QuietRef;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.platform.postgres.MigrationMode;
import io.sluice.platform.postgres.retention.RetentionMode;
import io.sluice.query.alarm.AlarmHealthResource;
import io.sluice.query.alert.AlertResource;
import io.sluice.query.alert.AlertView;
import io.sluice.query.alerting.AlertingResource;
import io.sluice.query.asset.AssetResource;
import io.sluice.query.command.AlertServiceClientConfig;
import io.sluice.query.command.IncidentCommandResource;
import io.sluice.query.drift.DriftResource;
import io.sluice.query.incident.IncidentResource;
import io.sluice.query.incident.IncidentView;
import io.sluice.query.live.LiveConfig;
import io.sluice.query.live.LiveIncident;
import io.sluice.query.live.LiveResource;
import io.sluice.query.live.LiveScore;
import io.sluice.query.live.Notification;
import io.sluice.query.paging.PagingConfig;
import io.sluice.query.projection.ProjectionConfig;
import io.sluice.query.quiet.QuietResource;
import io.sluice.query.reading.ReadingResource;
import io.sluice.query.retention.RetentionConfig;
import io.sluice.query.score.ScoreResource;
import io.sluice.query.stats.StatsResource;

/** What is reached by reflection alone and would be missing from a native executable. */
@RegisterForReflection(
    targets = {
      // the settings, by whose methods' names variables of the environment are judged
      AlertServiceClientConfig.class,
      LiveConfig.class,
      PagingConfig.class,
      ProjectionConfig.class,
      RetentionConfig.class,
      MigrationMode.class,
      RetentionMode.class,
      Contributor.class, // written into jsonb by the mapper of contracts
      CommandRef.class, // likewise
      Burst.class, // likewise
      QuietRef.class, // likewise
      QuietKind.class, // its field
      Drift.class, // read from a column by the mapper of contracts
      Drift.Series.class, // its field
      Drift.Errors.class, // likewise
      Drift.ErrorState.class, // likewise
      Drift.Tag.class, // likewise
      AlertKind.class, // a field of what follows
      Category.class, // likewise
      Severity.class, // likewise
      ScoreState.class, // likewise
      IncidentLabel.class, // likewise
      AlertView.class, // written into live events by hand, not by a resource method
      IncidentView.class, // likewise
      LiveIncident.class, // likewise
      Notification.class, // read and written by the mapper of contracts
      LiveScore.class, // its field
      // a refusal reads from the annotation which role is needed
      AlarmHealthResource.class,
      ReadingResource.class,
      StatsResource.class,
      AssetResource.class,
      AlertResource.class,
      AlertingResource.class,
      IncidentCommandResource.class,
      IncidentResource.class,
      LiveResource.class,
      QuietResource.class,
      DriftResource.class,
      ScoreResource.class
    },
    // what is sent to alert-service
    classNames = "io.sluice.query.command.AlertServiceClient$OnBehalf")
public final class NativeRegistrations {

  private NativeRegistrations() {}
}
