package io.sluice.alerting.receiver;

import java.time.Duration;

/** Of a receiver that is told over the network. */
public sealed interface NetworkSettings extends ReceiverSettings
    permits AlertmanagerSettings,
        EmailSettings,
        PagerDutySettings,
        SlackSettings,
        SmsSettings,
        SyslogSettings,
        TeamsSettings,
        WebhookSettings {

  /** How it is reached. */
  Reach reach();

  @Override
  default Duration timeout() {
    return reach().timeout();
  }
}
