package io.sluice.alert.nativeimage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sluice.alert.AlertServiceConfig;
import io.sluice.alert.command.CommandConfig;
import io.sluice.alert.delivery.DeliveryConfig;
import io.sluice.alert.incident.DriftIncidentConfig;
import io.sluice.alert.incident.IncidentConfig;
import io.sluice.alert.intake.IntakeConfig;
import io.sluice.alert.publish.PublishConfig;
import io.sluice.alert.quiet.QuietView;
import io.sluice.alert.retention.RetentionConfig;
import io.sluice.alert.watch.CanaryConfig;
import io.sluice.alert.webhook.CloudEvent;
import io.sluice.alert.webhook.WebhookMessage;
import io.sluice.contracts.Alert;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.contracts.CommandKind;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.Drift;
import io.sluice.contracts.Glob;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.QuietKind;
import io.sluice.contracts.QuietRef;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.incidents.AssetState;
import io.sluice.incidents.AssetStateJson;
import io.sluice.incidents.EndedIncident;
import io.sluice.incidents.Episode;
import io.sluice.incidents.Evidence;
import io.sluice.incidents.Judges;
import io.sluice.incidents.LogPosition;
import io.sluice.incidents.OpenIncident;
import io.sluice.incidents.Phase;
import io.sluice.incidents.Progress;
import io.sluice.incidents.SaidOfTags;
import io.sluice.incidents.StreamState;
import io.sluice.incidents.Told;
import io.sluice.incidents.Watched;
import io.sluice.incidents.burst.Hit;
import io.sluice.incidents.known.Appearance;
import io.sluice.incidents.known.Appearances;
import io.sluice.incidents.known.Deviation;
import io.sluice.incidents.known.KnownAlarm;
import io.sluice.incidents.known.KnownAlarms;
import io.sluice.incidents.known.Likeness;
import io.sluice.incidents.quiet.MatchedField;
import io.sluice.incidents.quiet.Matcher;
import io.sluice.platform.postgres.MigrationMode;
import io.sluice.platform.postgres.retention.RetentionMode;

/** Settings, and what is read or written as JSON outside REST, where Quarkus cannot see it. */
@RegisterForReflection(
    targets = {
      // the settings, by whose methods' names variables of the environment are judged
      AlertServiceConfig.class,
      CommandConfig.class,
      DeliveryConfig.class,
      DriftIncidentConfig.class,
      IncidentConfig.class,
      IncidentConfig.Override.class,
      IntakeConfig.class,
      PublishConfig.class,
      CanaryConfig.class,
      RetentionConfig.class,
      MigrationMode.class,
      RetentionMode.class,
      // the bodies of webhooks, and what the table of incidents says why
      WebhookMessage.class,
      CloudEvent.class,
      Alert.class,
      Contributor.class,
      // the column asset_state.state
      AssetStateJson.class,
      AssetStateJson.Form.class,
      Debounce.class,
      ScoreState.class,
      Severity.class,
      CommandRef.class,
      IncidentLabel.class,
      // the topic incident-commands
      IncidentCommand.class,
      CommandKind.class,
      // the topic drift
      Drift.class,
      Drift.Series.class,
      Drift.Errors.class,
      Drift.ErrorState.class,
      Drift.Tag.class,
      BundleRef.class,
      // the column quiet.matchers, and what REST answers
      Matcher.class,
      MatchedField.class,
      Glob.class,
      QuietView.class,
      QuietView.MatcherView.class,
      QuietKind.class,
      // the column burst_hit.hit
      Hit.class,
      QuietRef.class,
      // the columns asset_state.state and incident.episode
      AssetState.class,
      StreamState.class,
      OpenIncident.class,
      SaidOfTags.class,
      Told.class,
      Cause.class,
      EndedIncident.class,
      Episode.class,
      Evidence.class,
      Appearance.class,
      Appearances.class,
      Deviation.class,
      KnownAlarm.class,
      KnownAlarms.class,
      Likeness.class,
      LogPosition.class,
      Progress.class,
      Watched.class,
      Watched.Missed.class,
      Judges.class,
      Category.class,
      Phase.class,
      Phase.Calm.class,
      Phase.Suspected.class,
      Phase.Active.class,
      Phase.Milder.class,
      Phase.Cooldown.class,
    },
    classNames = {
      // a refusal reads from their annotations which role is needed
      "io.sluice.alert.command.IncidentCommandResource",
      "io.sluice.alert.delivery.AlertTestResource",
      "io.sluice.alert.delivery.ChannelResource",
      "io.sluice.alert.delivery.DeliveryResource",
      "io.sluice.alert.quiet.MaintenanceResource",
      "io.sluice.alert.quiet.ModeResource",
      "io.sluice.alert.quiet.ShelvingResource",
      "io.sluice.alert.quiet.SilenceResource",
      "io.sluice.alert.receiver.AlertingResource",
      "io.sluice.alert.receiver.TemplateResource",
      "io.sluice.alert.routing.RoutingResource",
    })
final class Reflection {

  private Reflection() {}
}
