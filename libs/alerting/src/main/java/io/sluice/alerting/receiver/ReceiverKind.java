package io.sluice.alerting.receiver;

import io.sluice.contracts.yaml.YamlSection;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of receivers, by the name that they have in the file. */
public enum ReceiverKind {
  /** The log of alert-service. */
  LOG(LogSettings::read),
  /** An endpoint of the user's, as Standard Webhooks has it. */
  WEBHOOK(WebhookSettings::read),
  /** A channel of Slack. */
  SLACK(SlackSettings::read),
  /** A channel or chat of Microsoft Teams. */
  TEAMS(TeamsSettings::read),
  /** Mail through an SMTP server. */
  EMAIL(EmailSettings::read),
  /** A text message through a gateway. */
  SMS(SmsSettings::read),
  /** A service of PagerDuty. */
  PAGERDUTY(PagerDutySettings::read),
  /** An Alertmanager. */
  ALERTMANAGER(AlertmanagerSettings::read),
  /** A syslog server. */
  SYSLOG(SyslogSettings::read);

  private final Function<YamlSection, Optional<? extends ReceiverSettings>> reader;

  ReceiverKind(Function<YamlSection, Optional<? extends ReceiverSettings>> reader) {
    this.reader = reader;
  }

  /** As it is in the file. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * How long what opens waits for company if the file does not say: people are told of many at
   * once, programs at once of each.
   */
  Duration groupWait() {
    return switch (this) {
      case SLACK, TEAMS, EMAIL, SMS -> Duration.ofSeconds(10);
      case LOG, WEBHOOK, PAGERDUTY, ALERTMANAGER, SYSLOG -> Duration.ZERO;
    };
  }

  /**
   * Whether what becomes of an incident is done there to what stands for it, so that each has to be
   * told by itself.
   */
  boolean knowsEachIncident() {
    return switch (this) {
      case PAGERDUTY, ALERTMANAGER -> true;
      case LOG, WEBHOOK, SLACK, TEAMS, EMAIL, SMS, SYSLOG -> false;
    };
  }

  /** Empty if something is wrong with the fields. */
  public Optional<? extends ReceiverSettings> read(YamlSection fields) {
    return reader.apply(fields);
  }
}
