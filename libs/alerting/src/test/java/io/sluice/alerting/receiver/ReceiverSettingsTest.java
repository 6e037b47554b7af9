package io.sluice.alerting.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.alerting.AlertingFile;
import io.sluice.alerting.address.AddressPolicy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverSettingsTest {

  private static final Reach REACH =
      new Reach(
          AddressPolicy.publicOnly(),
          Optional.empty(),
          false,
          Duration.ofSeconds(5),
          Duration.ofSeconds(15));

  private static AlertingFile read(String fields) {
    String yaml = "receivers:\n  it: {" + fields + "}\nroutes:\n  - to: [it]\n";
    return AlertingFile.read(yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static ReceiverSettings accepted(String fields) {
    AlertingFile file = read(fields);
    assertThat(file).as(file.toString()).isInstanceOf(AlertingFile.Accepted.class);
    return ((AlertingFile.Accepted) file).config().receivers().get("it").settings();
  }

  private static SecretRef file(String field) {
    return new SecretRef.OfFile(field, Path.of("/s"));
  }

  @Test
  void slackIsAWebhookOrABot() {
    assertThat(accepted("kind: slack, url-file: /s"))
        .isEqualTo(
            new SlackSettings(
                Optional.of(file("url-file")),
                Optional.empty(),
                Optional.empty(),
                URI.create("https://slack.com/api/"),
                REACH));
    assertThat(accepted("kind: slack, token-file: /s, channel: C0123"))
        .isEqualTo(
            new SlackSettings(
                Optional.empty(),
                Optional.of(file("token-file")),
                Optional.of("C0123"),
                URI.create("https://slack.com/api/"),
                REACH));
  }

  @Test
  void mailHasItsUsualPorts() {
    assertThat(
            accepted(
                "kind: email, host: mail.plant.example, from: sluice@plant.example, to: [a@plant.example, b@plant.example], username: sluice, password-file: /s"))
        .isEqualTo(
            new EmailSettings(
                "mail.plant.example",
                587,
                EmailSettings.Security.STARTTLS,
                Optional.of(new Credentials("sluice", file("password-file"))),
                "sluice@plant.example",
                List.of("a@plant.example", "b@plant.example"),
                REACH));
    assertThat(
            accepted(
                "kind: email, host: mail.plant.example, security: tls, from: s@plant.example, to: a@plant.example"))
        .isInstanceOfSatisfying(
            EmailSettings.class, mail -> assertThat(mail.port()).isEqualTo(465));
  }

  @Test
  void twilioNeedsNoFields() {
    assertThat(
            accepted(
                "kind: sms, gateway: twilio, username: AC1, password-file: /s, from: '+4366', to: '+4367'"))
        .isEqualTo(
            new SmsSettings(
                URI.create("https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json"),
                SmsSettings.Encoding.FORM,
                Map.of("To", "+4367", "From", "+4366", "Body", "{text}"),
                Optional.of(new Credentials("AC1", file("password-file"))),
                306,
                REACH));
  }

  @Test
  void anyOtherGatewayIsDescribed() {
    assertThat(
            accepted(
                "kind: sms, url: 'https://sms.example.org/send', encoding: json, fields: {to: '+43', message: '{text}', ref: '{id}'}, max-length: 160"))
        .isEqualTo(
            new SmsSettings(
                URI.create("https://sms.example.org/send"),
                SmsSettings.Encoding.JSON,
                Map.of("to", "+43", "message", "{text}", "ref", "{id}"),
                Optional.empty(),
                160,
                REACH));
  }

  @Test
  void theOthersHaveTheirUsualAddresses() {
    assertThat(accepted("kind: pagerduty, key-file: /s"))
        .isEqualTo(
            new PagerDutySettings(
                file("key-file"), URI.create("https://events.pagerduty.com/v2/enqueue"), REACH));
    assertThat(accepted("kind: teams, url-file: /s"))
        .isEqualTo(new TeamsSettings(file("url-file"), REACH));
    assertThat(accepted("kind: syslog, host: siem.plant.example"))
        .isEqualTo(
            new SyslogSettings(
                "siem.plant.example",
                6514,
                SyslogSettings.Transport.TLS,
                SyslogSettings.Format.CEF,
                REACH));
    assertThat(
            accepted(
                "kind: alertmanager, url: 'http://am.plant.example:9093', allow-insecure: true, labels: {team: water}"))
        .isInstanceOfSatisfying(
            AlertmanagerSettings.class,
            am -> assertThat(am.labels()).isEqualTo(Map.of("team", "water")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: slack | receivers.it.url-file: give either the incoming webhook's url-file",
        "kind: slack, url-file: /s, token-file: /s, channel: C | receivers.it.url-file: give either",
        "kind: slack, token-file: /s | receivers.it.channel: a bot's token and the channel",
        "kind: slack, url-file: /s, api: 'https://slack.com/api' | receivers.it.api: must end with a slash",
        "kind: slack, url: 'https://hooks.slack.com/services/T/B/x' | receivers.it.url: a secret must not be in this file",
        "kind: teams | receivers.it.url-file: is missing",
        "kind: pagerduty | receivers.it.key-file: is missing",
        "kind: pagerduty, key: abc | receivers.it.key: a secret must not be in this file",
        "kind: email, host: m.example, from: s@m.example, to: [] | receivers.it.to: there are 0 addresses, expected 1 to 50",
        "kind: email, host: m.example, from: 'a b', to: x@m.example | receivers.it.from: is 'a b', expected an address",
        "kind: email, host: m.example, from: a@m.example, to: 'x@m.example,y@m.example' | receivers.it.to: is 'x@m.example,y@m.example', expected an address",
        "kind: email, host: 'm.example:25', from: a@m.example, to: x@m.example | receivers.it.host: is 'm.example:25', expected a host",
        "kind: email, host: m.example, security: none, from: a@m.example, to: x@m.example | receivers.it.security: without TLS mails can be read",
        "kind: email, host: m.example, username: me, from: a@m.example, to: x@m.example | receivers.it.username: there is no password to it",
        "kind: email, host: m.example, password-file: /s, from: a@m.example, to: x@m.example | receivers.it.username: is missing; a password is given",
        "kind: email, host: 10.1.2.3, from: a@m.example, to: x@m.example | receivers.it.host: its address is private; allow it",
        "kind: email, host: m.example, port: 70000, from: a@m.example, to: x@m.example | receivers.it.port: is '70000', expected a whole number from 1 to 65535",
        "kind: syslog, host: siem.example, transport: udp | receivers.it.transport: without TLS messages can be read",
        "kind: syslog, host: '::1' | receivers.it.host: its address is this machine's own",
        "kind: sms, url: 'https://sms.example.org', fields: {to: '1'} | receivers.it.fields: none has {text} in it",
        "kind: sms, gateway: twilio, from: '1', to: '2' | receivers.it.username: is missing; it is the account's SID",
        "kind: sms, gateway: twilio, username: 'A/../B', password-file: /s, from: '1', to: '2' | receivers.it.username: is no SID of an account",
        "kind: alertmanager, url: 'https://am.example', labels: {'a b': c} | receivers.it.labels: 'a b' is no name of a label",
        "kind: alertmanager, url: 'https://169.254.169.254/' | receivers.it.url: its address is a cloud's metadata service; no receiver may be there",
        "kind: webhook, url: 'https://127.0.0.1/', secret-file: /s | receivers.it.url: its address is this machine's own; allow it with allow-private or allow-addresses",
        "kind: webhook, url: 'https://[fe80::1]/', secret-file: /s, allow-private: true | receivers.it.url: its address is link-local; allow it with allow-addresses, if",
        "kind: webhook, url: 'https://a.example', secret-file: /s, allow-addresses: [10.0.0.0/33] | receivers.it.allow-addresses[0]: is '10.0.0.0/33', expected a length",
        "kind: webhook, url: 'https://a.example', secret-file: /s, body: xml | receivers.it.body: is 'xml', expected one of",
      })
  void whatCannotWorkIsSaidOfItsField(String fields, String fault) {
    // when
    AlertingFile file = read(fields);

    // then
    assertThat(file)
        .isInstanceOfSatisfying(
            AlertingFile.Refused.class,
            refused -> assertThat(refused.faults()).anySatisfy(f -> assertThat(f).contains(fault)));
  }

  @Test
  void whatIsAllowedIsAccepted() {
    assertThat(
            accepted(
                "kind: webhook, url: 'https://10.20.0.5/', secret-file: /s, allow-addresses: [10.20.0.0/16]"))
        .isInstanceOf(WebhookSettings.class);
    assertThat(
            accepted(
                "kind: webhook, url: 'http://127.0.0.1:8080/', secret-file: /s, allow-private: true"))
        .isInstanceOf(WebhookSettings.class);
  }
}
