package io.sluice.alert.receiver;

import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.HttpChannel;
import io.sluice.alert.channel.HttpFormat;
import io.sluice.alert.channel.LogChannel;
import io.sluice.alert.chat.SlackBot;
import io.sluice.alert.chat.SlackFormat;
import io.sluice.alert.chat.SlackThreads;
import io.sluice.alert.chat.TeamsFormat;
import io.sluice.alert.mail.MailChannel;
import io.sluice.alert.oncall.AlertmanagerFormat;
import io.sluice.alert.oncall.PagerDutyFormat;
import io.sluice.alert.outbound.AddressGuard;
import io.sluice.alert.outbound.HttpTransport;
import io.sluice.alert.sms.SmsFormat;
import io.sluice.alert.syslog.SyslogChannel;
import io.sluice.alert.webhook.WebhookFormat;
import io.sluice.alerting.receiver.AlertmanagerSettings;
import io.sluice.alerting.receiver.EmailSettings;
import io.sluice.alerting.receiver.LogSettings;
import io.sluice.alerting.receiver.PagerDutySettings;
import io.sluice.alerting.receiver.Reach;
import io.sluice.alerting.receiver.Receiver;
import io.sluice.alerting.receiver.SecretRef;
import io.sluice.alerting.receiver.SlackSettings;
import io.sluice.alerting.receiver.SmsSettings;
import io.sluice.alerting.receiver.SyslogSettings;
import io.sluice.alerting.receiver.TeamsSettings;
import io.sluice.alerting.receiver.WebhookSettings;
import io.sluice.contracts.yaml.Values;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/** Makes the channel to a receiver. */
public final class ChannelFactory {

  private final Duration lease;
  private final Vertx vertx;
  private final AddressGuard guard;
  private final SlackThreads threads;
  private final Clock clock;

  /**
   * @param lease after which another replica takes a delivery over: no attempt may take as long
   */
  public ChannelFactory(
      Duration lease, Vertx vertx, AddressGuard guard, SlackThreads threads, Clock clock) {
    this.lease = lease;
    this.vertx = vertx;
    this.guard = guard;
    this.threads = threads;
    this.clock = clock;
  }

  /**
   * @throws IllegalArgumentException beginning with the field that is wrong, without secrets
   */
  public Channel of(Receiver receiver) {
    Duration timeout = receiver.settings().timeout();
    if (timeout.compareTo(lease) >= 0) {
      throw new IllegalArgumentException(
          "timeout: is %s, expected less than sluice.alert.delivery.lease, %s"
              .formatted(Values.words(timeout), Values.words(lease)));
    }
    String name = receiver.name();
    return switch (receiver.settings()) {
      case LogSettings log -> new LogChannel(name);
      case WebhookSettings webhook ->
          http(name, webhook.reach(), new WebhookFormat(webhook, clock));
      case SlackSettings slack -> slack(name, slack);
      case TeamsSettings teams ->
          http(name, teams.reach(), new TeamsFormat(teams.reach().url(teams.url())));
      case EmailSettings email -> new MailChannel(name, email, guard, clock);
      case SmsSettings sms -> http(name, sms.reach(), new SmsFormat(sms));
      case PagerDutySettings pager ->
          http(name, pager.reach(), new PagerDutyFormat(pager.url(), pager.key().read()));
      case AlertmanagerSettings alertmanager ->
          http(name, alertmanager.reach(), new AlertmanagerFormat(alertmanager, clock));
      case SyslogSettings syslog -> new SyslogChannel(name, syslog, guard, self());
    };
  }

  private Channel slack(String name, SlackSettings slack) {
    if (slack.url().isPresent()) {
      return http(name, slack.reach(), new SlackFormat(slack.reach().url(slack.url().get())));
    }
    return new SlackBot(
        name,
        slack.api(),
        slack.token().map(SecretRef::read).orElseThrow(),
        slack.channel().orElseThrow(),
        transport(slack.reach()),
        threads);
  }

  private Channel http(String name, Reach reach, HttpFormat format) {
    return new HttpChannel(name, transport(reach), format);
  }

  private HttpTransport transport(Reach reach) {
    return new HttpTransport(vertx, guard, reach, clock);
  }

  /** As a pod and most shells have it. */
  private static String self() {
    return Objects.requireNonNullElse(System.getenv("HOSTNAME"), "-");
  }
}
