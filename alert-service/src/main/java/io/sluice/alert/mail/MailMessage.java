package io.sluice.alert.mail;

import io.sluice.alert.channel.AlertWords;
import io.sluice.alert.channel.Notification;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Severity;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One mail of an incident's thread. Its first mail has an id made of the incident's, which all
 * others refer to (RFC 5322, section 3.6.4): so a thread is one even where the first never came.
 * The subject stays the same over a thread, since some readers want that, too.
 */
final class MailMessage extends MimeMessage {

  private static final int MAX_SUBJECT = 200;

  /** Of a mail that tells of many at once: what is heard of each later belongs to it. */
  private static final int MAX_REFERENCES = 20;

  private static final String UTF8 = StandardCharsets.UTF_8.name();
  private static final DateTimeFormatter SINCE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String id;

  private MailMessage(Session session, String id) {
    super(session);
    this.id = id;
  }

  /** As Jakarta Mail would otherwise make one up in each attempt. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }

  static MailMessage of(
      Session session,
      Notification notification,
      InternetAddress from,
      List<InternetAddress> to,
      Instant now)
      throws MessagingException {
    Alert alert = notification.alert();
    String domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    String thread = id("incident", alert.incident(), domain);
    boolean first = alert.kind() == AlertKind.OPENED && !AlertWords.isTest(alert);
    var message = new MailMessage(session, first ? thread : id("alert", alert.id(), domain));
    message.setFrom(from);
    message.setRecipients(Message.RecipientType.TO, to.toArray(InternetAddress[]::new));
    message.setSubject((first ? "" : "Re: ") + subject(notification), UTF8);
    message.setSentDate(Date.from(now));
    if (!first) {
      message.setHeader("In-Reply-To", thread);
    }
    String references =
        AlertWords.incidents(alert).stream()
            .skip(first ? 1 : 0)
            .limit(MAX_REFERENCES)
            .map(incident -> id("incident", incident, domain))
            .collect(Collectors.joining("\r\n "));
    if (!references.isEmpty()) {
      message.setHeader("References", references);
    }
    // Nobody is on holiday for a machine (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Auto-Response-Suppress", "All");
    if (alert.severity() == Severity.CRITICAL && !AlertWords.isOver(alert)) {
      message.setHeader("Importance", "high");
      message.setHeader("X-Priority", "1");
    }
    message.setContent(
        new MimeMultipart(
            "alternative",
            part(text(notification), "plain"),
            part(MailHtml.of(notification), "html")));
    return message;
  }

  private static String id(String what, UUID id, String domain) {
    return "<%s.%s@%s>".formatted(what, id, domain);
  }

  /** A line break in it would begin another header. */
  private static String subject(Notification notification) {
    Alert alert = notification.alert();
    String usual =
        "%s%s: %s incident since %s"
            .formatted(
                AlertWords.isTest(alert) ? "TEST " : "",
                alert.group() == null ? alert.asset() : alert.group().size() + " assets",
                alert.category(),
                SINCE.format(alert.startedAt()));
    return AlertWords.line(notification.givenTitle().orElse(usual), MAX_SUBJECT);
  }

  private static String text(Notification notification) {
    Alert alert = notification.alert();
    var text = new StringBuilder();
    text.append(AlertWords.line(notification.title())).append("\n\n");
    text.append(notification.text()).append("\n\n");
    for (AlertWords.Fact fact : AlertWords.facts(alert)) {
      text.append(fact.name()).append(": ").append(AlertWords.line(fact.value())).append('\n');
    }
    AlertWords.link(alert).ifPresent(link -> text.append("\n").append(link).append('\n'));
    return text.toString();
  }

  /** Base64: no character of a name can be taken for one of the protocol, or of a line's end. */
  private static MimeBodyPart part(String content, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(content, UTF8, subtype);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }
}
