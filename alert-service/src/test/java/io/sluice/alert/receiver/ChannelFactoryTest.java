package io.sluice.alert.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.HttpChannel;
import io.sluice.alert.channel.LogChannel;
import io.sluice.alert.chat.SlackBot;
import io.sluice.alert.chat.SlackThreads;
import io.sluice.alert.mail.MailChannel;
import io.sluice.alert.outbound.AddressGuard;
import io.sluice.alert.outbound.NameLookup;
import io.sluice.alert.store.Database;
import io.sluice.alert.syslog.SyslogChannel;
import io.sluice.alerting.AlertingFile;
import io.sluice.alerting.receiver.Receiver;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** From a line of alerting.yaml to a channel. */
class ChannelFactoryTest {

  private static final Vertx VERTX = Vertx.vertx();

  private final ChannelFactory factory =
      new ChannelFactory(
          Duration.ofMinutes(1),
          VERTX,
          new AddressGuard(NameLookup.system()),
          new SlackThreads(new Database(new PGSimpleDataSource())),
          Clock.systemUTC());

  @TempDir private Path folder;

  @AfterAll
  static void end() {
    VERTX.close();
  }

  private Receiver receiver(String fields, String secret) throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), secret);
    String yaml =
        "receivers:\n  it: {%s}\nroutes:\n  - to: [it]\n"
            .formatted(fields.replace("FILE", file.toString()));
    AlertingFile read = AlertingFile.read(yaml.getBytes(StandardCharsets.UTF_8));
    assertThat(read).as(read.toString()).isInstanceOf(AlertingFile.Accepted.class);
    return ((AlertingFile.Accepted) read).config().receivers().get("it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: log | any",
        "kind: webhook, url: 'https://hooks.example.org/', secret-file: 'FILE' | whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "kind: slack, url-file: 'FILE' | https://hooks.slack.com/services/T0/B0/x",
        "kind: slack, token-file: 'FILE', channel: C0 | xoxb-1",
        "kind: teams, url-file: 'FILE' | https://example.webhook.office.com/x",
        "kind: email, host: mail.example.org, from: a@example.org, to: b@example.org, username: a, password-file: 'FILE' | pw",
        "kind: sms, gateway: twilio, username: AC1, password-file: 'FILE', from: '+1', to: '+2' | pw",
        "kind: pagerduty, key-file: 'FILE' | key",
        "kind: alertmanager, url: 'https://am.example.org' | any",
        "kind: syslog, host: siem.example.org | any",
      })
  void everyKindIsMade(String fields, String secret) throws Exception {
    // given
    Receiver receiver = receiver(fields, secret);

    // when
    try (Channel channel = factory.of(receiver)) {

      // then
      assertThat(channel.name()).isEqualTo("it");
      assertThat(channel)
          .isInstanceOfAny(
              LogChannel.class,
              HttpChannel.class,
              SlackBot.class,
              MailChannel.class,
              SyslogChannel.class);
    }
  }

  /** An address that is a secret can be judged only now; nothing of it is told. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: slack, url-file: 'FILE' | http://hooks.example.org/s3cr3t | url-file: must be https",
        "kind: slack, url-file: 'FILE' | https://10.0.0.1/s3cr3t | url-file: its address is private",
        "kind: teams, url-file: 'FILE' | s3cr3t | url-file: must begin with https",
        "kind: teams, url-file: 'FILE' | https://[s3cr3t | url-file: is no URL",
        "kind: webhook, url: 'https://hooks.example.org/', secret-file: 'FILE' | s3cr3t | secret-file: the secret must begin with whsec_",
      })
  void aSecretThatCannotWorkIsSaidOfItsField(String fields, String secret, String why)
      throws Exception {
    // given
    Receiver receiver = receiver(fields, secret);

    // when / then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> factory.of(receiver))
        .withMessageStartingWith(why)
        .withMessageNotContaining("s3cr3t");
  }

  @Test
  void aSecretThatIsNotThereIsSaid() throws Exception {
    // given
    Receiver receiver = receiver("kind: pagerduty, key-file: /nowhere/key", "any");

    // when / then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> factory.of(receiver))
        .withMessageStartingWith("key-file: /nowhere/key cannot be read");
  }

  @Test
  void authoritiesThatAreNoneAreSaid() throws Exception {
    // given
    Receiver receiver =
        receiver("kind: alertmanager, url: 'https://am.example.org', ca-file: 'FILE'", "not PEM");

    // when / then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> factory.of(receiver))
        .withMessageStartingWith("ca-file: ")
        .withMessageContaining("expected PEM");
  }

  @Test
  void noAttemptMayTakeLongerThanItsLease() throws Exception {
    // given
    Receiver receiver = receiver("kind: syslog, host: siem.example.org, timeout: 1m", "any");

    // when / then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> factory.of(receiver))
        .withMessageStartingWith("timeout: ");
  }
}
