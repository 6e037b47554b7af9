package io.sluice.query.nativeimage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Burst;
import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Drift;
import io.sluice.contracts.Feedback;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.QuietKind;
import io.sluice.contracts.QuietRef;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.incidents.IncidentSettings;
import io.sluice.incidents.IncidentSettingsInForce;
import io.sluice.platform.postgres.MigrationMode;
import io.sluice.platform.postgres.retention.RetentionMode;
import io.sluice.query.alarm.AlarmHealthResource;
import io.sluice.query.alert.AlertResource;
import io.sluice.query.alert.AlertView;
import io.sluice.query.alerting.AlertingResource;
import io.sluice.query.asset.AssetResource;
import io.sluice.query.asset.SiteConfig;
import io.sluice.query.boards.BoardsConfig;
import io.sluice.query.boards.BoardsResource;
import io.sluice.query.chart.ChartResource;
import io.sluice.query.chart.SeriesView;
import io.sluice.query.chart.StatisticsChart;
import io.sluice.query.chart.TagList;
import io.sluice.query.chart.ValueResource;
import io.sluice.query.chart.ValueViews;
import io.sluice.query.command.AlertServiceClientConfig;
import io.sluice.query.command.IncidentCommandResource;
import io.sluice.query.delivery.DeliveryResource;
import io.sluice.query.drift.DriftResource;
import io.sluice.query.evidence.EvidenceResource;
import io.sluice.query.feedback.FeedbackConfig;
import io.sluice.query.feedback.FeedbackResource;
import io.sluice.query.identity.IdentityResource;
import io.sluice.query.incident.HistoryEntry;
import io.sluice.query.incident.IncidentDetail;
import io.sluice.query.incident.IncidentResource;
import io.sluice.query.incident.IncidentView;
import io.sluice.query.known.KnownAlarmResource;
import io.sluice.query.live.LiveConfig;
import io.sluice.query.live.LiveIncident;
import io.sluice.query.live.LiveResource;
import io.sluice.query.live.LiveScore;
import io.sluice.query.live.Notification;
import io.sluice.query.login.LoginConfig;
import io.sluice.query.model.BundleResource;
import io.sluice.query.model.CalibrationResource;
import io.sluice.query.paging.PagingConfig;
import io.sluice.query.projection.ProjectionConfig;
import io.sluice.query.quality.QualityResource;
import io.sluice.query.quiet.QuietResource;
import io.sluice.query.reading.ReadingResource;
import io.sluice.query.reading.ReadingView;
import io.sluice.query.retention.RetentionConfig;
import io.sluice.query.rollup.RollupConfig;
import io.sluice.query.score.ScoreResource;
import io.sluice.query.score.ScoreView;
import io.sluice.query.scoring.ScoringServiceConfig;
import io.sluice.query.stats.StatsResource;
import io.sluice.query.trial.TrialConfig;
import io.sluice.query.trial.TrialResource;
import io.sluice.query.whatif.WhatIfResource;

/** What is reached by reflection alone and would be missing from a native executable. */
@RegisterForReflection(
    targets = {
      // the settings, by whose methods' names variables of the environment are judged
      AlertServiceClientConfig.class,
      BoardsConfig.class,
      FeedbackConfig.class,
      LiveConfig.class,
      LoginConfig.class,
      PagingConfig.class,
      ProjectionConfig.class,
      RetentionConfig.class,
      RollupConfig.class,
      ScoringServiceConfig.class,
      SiteConfig.class,
      TrialConfig.class,
      MigrationMode.class,
      RetentionMode.class,
      Contributor.class, // written into jsonb by the mapper of contracts
      CommandRef.class, // likewise
      Burst.class, // likewise
      QuietRef.class, // likewise
      QuietKind.class, // its field
      Feedback.class, // likewise, onto its topic
      Drift.class, // read from a column by the mapper of contracts
      Drift.Series.class, // its field
      Drift.Errors.class, // likewise
      Drift.ErrorState.class, // likewise
      Drift.Tag.class, // likewise
      AlertKind.class, // a field of what follows
      Category.class, // likewise
      Cause.class, // likewise
      Severity.class, // likewise
      ScoreState.class, // likewise
      IncidentLabel.class, // likewise
      AlertView.class, // written into live events by hand, not by a resource method
      IncidentView.class, // likewise
      LiveIncident.class, // likewise
      Notification.class, // read and written by the mapper of contracts
      LiveScore.class, // its field
      IncidentSettingsInForce.class, // read by the mapper of contracts
      IncidentSettings.class, // its field
      SeriesView.class, // written by BriefAnswer, not by a resource method
      SeriesView.Line.class, // its field
      TagList.View.class, // likewise
      TagList.Item.class, // its field
      ValueViews.Distribution.class, // likewise
      ValueViews.Bucket.class, // its field
      ValueViews.Heatmap.class, // likewise
      ValueViews.Top.class, // likewise
      ValueViews.Value.class, // its field
      StatisticsChart.View.class, // likewise
      StatisticsChart.Correlation.class, // its field
      IncidentDetail.class, // written into evidence by hand
      HistoryEntry.class, // likewise
      ReadingView.class, // likewise
      ScoreView.class, // likewise
      // a refusal reads from the annotation which role is needed
      AlarmHealthResource.class,
      BundleResource.class,
      CalibrationResource.class,
      TrialResource.class,
      ChartResource.class,
      ValueResource.class,
      EvidenceResource.class,
      FeedbackResource.class,
      WhatIfResource.class,
      QualityResource.class,
      ReadingResource.class,
      StatsResource.class,
      AssetResource.class,
      AlertResource.class,
      AlertingResource.class,
      BoardsResource.class,
      IncidentCommandResource.class,
      IdentityResource.class,
      IncidentResource.class,
      KnownAlarmResource.class,
      LiveResource.class,
      QuietResource.class,
      DeliveryResource.class,
      DriftResource.class,
      ScoreResource.class
    },
    // what is sent to alert-service, and what no other package sees
    classNames = {
      "io.sluice.query.command.AlertServiceClient$OnBehalf",
      "io.sluice.query.evidence.Evidence$About", // written into evidence by hand
      "io.sluice.query.evidence.Evidence$Model" // its field
    })
public final class NativeRegistrations {

  private NativeRegistrations() {}
}
