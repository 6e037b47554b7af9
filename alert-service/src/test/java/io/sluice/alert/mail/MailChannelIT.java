package io.sluice.alert.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.ChannelContract;
import io.sluice.alert.channel.HostileAlerts;
import io.sluice.alert.channel.Notification;
import io.sluice.alert.channel.Receipt;
import io.sluice.alert.outbound.AddressGuard;
import io.sluice.alert.outbound.Names;
import io.sluice.alerting.address.AddressPolicy;
import io.sluice.alerting.receiver.Credentials;
import io.sluice.alerting.receiver.EmailSettings;
import io.sluice.alerting.receiver.EmailSettings.Security;
import io.sluice.alerting.receiver.Reach;
import io.sluice.alerting.receiver.SecretRef;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.address.Cidr;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against GreenMail, a real SMTP server that knows the password. */
class MailChannelIT extends ChannelContract {

  private static final String NAME = "mail.sluice.example";
  private static final Alert ALERT = alert(AlertKind.OPENED, null);

  private final Names names = new Names().answer(NAME, "127.0.0.1");
  private GreenMail server;
  @TempDir private Path folder;

  @BeforeEach
  void start() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser("sluice@plant.example", "sluice", "pa55word");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Override
  protected Channel channel() {
    try {
      return channel(Security.NONE, server.getSmtp().getPort(), "pa55word", Duration.ofSeconds(10));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private MailChannel channel(Security security, int port, String password, Duration timeout)
      throws IOException {
    Path file = folder.resolve("password");
    Files.writeString(file, password);
    var reach =
        new Reach(
            new AddressPolicy(false, List.of(Cidr.of("127.0.0.1"))),
            Optional.empty(),
            true,
            timeout,
            timeout);
    return new MailChannel(
        "shift",
        new EmailSettings(
            NAME,
            port,
            security,
            Optional.of(new Credentials("sluice", new SecretRef.OfFile("password-file", file))),
            "sluice@plant.example",
            List.of("a@plant.example", "b@plant.example"),
            reach),
        new AddressGuard(names),
        Clock.systemUTC());
  }

  private MimeMessage sent(Alert alert) throws Exception {
    Receipt receipt = channel().send(Notification.of(new UUID(0, 1), alert));
    assertThat(receipt).isEqualTo(new Receipt.Delivered("SMTP 250"));
    MimeMessage[] all = server.getReceivedMessages();
    return all[all.length - 1];
  }

  private static String part(MimeMessage message, int index) throws Exception {
    return (String) ((MimeMultipart) message.getContent()).getBodyPart(index).getContent();
  }

  @Test
  void isTextAndHtmlToAll() throws Exception {
    // when
    MimeMessage mail = sent(ALERT);

    // then
    assertThat(Arrays.toString(mail.getFrom())).isEqualTo("[sluice@plant.example]");
    assertThat(Arrays.toString(mail.getRecipients(Message.RecipientType.TO)))
        .isEqualTo("[a@plant.example, b@plant.example]");
    assertThat(mail.getSubject()).isEqualTo("plant-1: PROCESS incident since 2015-12-28 10:00 UTC");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(part(mail, 0))
        .startsWith("WARNING opened: plant-1")
        .contains("WARNING on plant-1: AIT202 reads 8.5 µS/cm")
        .contains("Category: PROCESS")
        .contains("https://sluice.example/api/v1/incidents/1");
    assertThat(part(mail, 1))
        .contains("<strong>WARNING opened: plant-1</strong>")
        .contains("AIT202 reads 8.5 µS/cm<br>")
        .contains("<a href=\"https://sluice.example/api/v1/incidents/1\">");
    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  /** RFC 5322: all refer to the first, and the subject is the same but for its Re. */
  @Test
  void anIncidentIsOneThread() throws Exception {
    // when
    MimeMessage opened = sent(ALERT);
    MimeMessage escalated = sent(alert(AlertKind.ESCALATED, null));
    MimeMessage resolved = sent(alert(AlertKind.RESOLVED, null));

    // then
    String thread = opened.getMessageID();
    assertThat(thread).isEqualTo("<incident." + ALERT.incident() + "@plant.example>");
    assertThat(opened.getHeader("In-Reply-To")).isNull();
    for (MimeMessage later : List.of(escalated, resolved)) {
      assertThat(later.getHeader("In-Reply-To")).containsExactly(thread);
      assertThat(later.getHeader("References")).containsExactly(thread);
      assertThat(later.getSubject()).isEqualTo("Re: " + opened.getSubject());
    }
    assertThat(escalated.getMessageID()).isNotEqualTo(resolved.getMessageID());
  }

  @Test
  void aRepetitionHasTheSameId() throws Exception {
    // when
    MimeMessage first = sent(alert(AlertKind.UPDATED, null));
    MimeMessage second = sent(alert(AlertKind.UPDATED, null));

    // then
    assertThat(second.getMessageID()).isEqualTo(first.getMessageID());
  }

  @Test
  void noNameIsAHeaderOrMarkup() throws Exception {
    // given: a title from a template with a name in it
    var hostile =
        new Notification(
            new UUID(0, 1),
            HostileAlerts.alert(AlertKind.OPENED),
            Optional.of(HostileAlerts.LINES),
            HostileAlerts.LINES);

    // when
    Receipt receipt = channel().send(hostile);

    // then
    assertThat(receipt).isInstanceOf(Receipt.Delivered.class);
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(GreenMailUtil.getHeaders(mail)).doesNotContain("\nBcc:");
    assertThat(mail.getSubject()).startsWith("<script>").doesNotContainPattern("\\p{Cntrl}");
    assertThat(part(mail, 1))
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  @Test
  void aWrongPasswordIsTriedAgainAndNotShown() throws Exception {
    // when
    Receipt receipt =
        channel(Security.NONE, server.getSmtp().getPort(), "wr0ng", Duration.ofSeconds(10))
            .send(Notification.of(new UUID(0, 1), ALERT));

    // then
    assertThat(receipt)
        .isEqualTo(Receipt.Failed.because("the server does not take the credentials"));
  }

  @Test
  void withoutStarttlsNothingIsSaid() throws Exception {
    // when
    Receipt receipt =
        channel(Security.STARTTLS, server.getSmtp().getPort(), "pa55word", Duration.ofSeconds(10))
            .send(Notification.of(new UUID(0, 1), ALERT));

    // then
    assertThat(receipt)
        .isEqualTo(Receipt.Failed.because("the server at " + NAME + " does not offer STARTTLS"));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  /** GreenMail's certificate is its own. */
  @Test
  void whoseCertificateIsNotTrustedIsToldNothing() throws Exception {
    // given
    var secure = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    secure.start();
    try {
      // when
      Receipt receipt =
          channel(Security.TLS, secure.getSmtps().getPort(), "pa55word", Duration.ofSeconds(10))
              .send(Notification.of(new UUID(0, 1), ALERT));

      // then
      assertThat(receipt)
          .isEqualTo(
              Receipt.Failed.because(
                  "no TLS: its certificate is not valid for this name, or not trusted"));
      assertThat(secure.getReceivedMessages()).isEmpty();
    } finally {
      secure.stop();
    }
  }

  @Test
  void whoHangsIsNotWaitedForLong() throws Exception {
    // given: takes connections and says nothing
    try (var silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {

      // when
      Receipt receipt =
          channel(Security.NONE, silent.getLocalPort(), "pa55word", Duration.ofMillis(300))
              .send(Notification.of(new UUID(0, 1), ALERT));

      // then
      assertThat(receipt).isInstanceOf(Receipt.Failed.class);
    }
  }

  @Test
  void aNameThatMovesToAPrivateAddressIsNotFollowed() throws Exception {
    // given
    Channel channel = channel();
    channel.send(Notification.of(new UUID(0, 1), ALERT));
    names.move(NAME, "10.0.0.1");

    // when
    Receipt receipt = channel.send(Notification.of(new UUID(0, 1), ALERT));

    // then
    assertThat(receipt)
        .isEqualTo(
            Receipt.Failed.because(
                NAME + " is 10.0.0.1, private, which its receiver's settings do not allow"));
    assertThat(server.getReceivedMessages()).hasSize(2);
  }
}
