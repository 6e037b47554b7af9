package io.sluice.alert.nativeimage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sluice.alert.webhook.WebhookMessage;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.DataFault;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.Score;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.contracts.SourceRef;
import io.sluice.incidents.AssetState;
import io.sluice.incidents.Episode;
import io.sluice.incidents.LogPosition;
import io.sluice.incidents.Phase;
import io.sluice.incidents.Progress;

/** What is read or written as JSON outside REST, where Quarkus cannot see it. */
@RegisterForReflection(
    targets = {
      // the topic anomaly-scores
      Score.class,
      BundleRef.class,
      DetectorScore.class,
      SourceRef.class,
      Contributor.class,
      Debounce.class,
      DataFault.class,
      ScoreState.class,
      Severity.class,
      // the topic alerts and the bodies of webhooks
      Alert.class,
      AlertKind.class,
      Category.class,
      WebhookMessage.class,
      // the column asset_state.state
      AssetState.class,
      Episode.class,
      LogPosition.class,
      Progress.class,
      Phase.class,
      Phase.Calm.class,
      Phase.Suspected.class,
      Phase.Open.class,
      Phase.Cooldown.class,
    },
    classNames = {
      // a refusal reads from their annotations which role is needed
      "io.sluice.alert.delivery.AlertTestResource",
      "io.sluice.alert.delivery.DeliveryResource",
    })
final class Reflection {

  private Reflection() {}
}
