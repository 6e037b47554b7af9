package io.sluice.alert.mail;

import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.Notification;
import io.sluice.alert.channel.Receipt;
import io.sluice.alert.outbound.AddressGuard;
import io.sluice.alert.outbound.ConnectionFaults;
import io.sluice.alert.outbound.GuardedSocket;
import io.sluice.alert.outbound.Trust;
import io.sluice.alerting.receiver.EmailSettings;
import io.sluice.alerting.receiver.Reach;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Mails through an SMTP server, a connection each. Neither quarkus-mailer nor Vert.x is in between:
 * they look the server's name up themselves, after it was judged.
 */
public final class MailChannel implements Channel {

  private static final int PERMANENT = 500;

  /** Replies that say of a mail that it is too large or not wanted (RFC 5321, RFC 3463). */
  private static final List<Integer> REFUSALS = List.of(550, 551, 552, 553, 554);

  private final String name;
  private final EmailSettings settings;
  private final Reach reach;
  private final AddressGuard guard;
  private final Trust trust;
  private final InstantSource clock;
  private final Session session;
  private final InternetAddress from;
  private final List<InternetAddress> to;

  /**
   * @throws IllegalArgumentException beginning with the field that is wrong
   */
  public MailChannel(String name, EmailSettings settings, AddressGuard guard, InstantSource clock) {
    this.name = name;
    this.settings = settings;
    this.reach = settings.reach();
    this.guard = guard;
    this.trust = Trust.of(reach.authorities());
    this.clock = clock;
    this.session = session(settings, trust);
    this.from = address("from", settings.from());
    this.to = settings.to().stream().map(one -> address("to", one)).toList();
  }

  private static InternetAddress address(String field, String text) {
    try {
      return new InternetAddress(text, true);
    } catch (AddressException e) {
      throw new IllegalArgumentException(field + ": is '" + text + "', no address of a mail", e);
    }
  }

  private static Session session(EmailSettings settings, Trust trust) {
    var properties = new Properties();
    properties.put("mail.smtp.host", settings.host());
    properties.put("mail.smtp.port", Integer.toString(settings.port()));
    properties.put("mail.smtp.localhost", "sluice");
    properties.put("mail.smtp.sendpartial", "true");
    // An answer that does not come must end before the whole time does.
    String millis = Long.toString(settings.reach().timeout().toMillis());
    properties.put("mail.smtp.timeout", millis);
    if (settings.security() == EmailSettings.Security.STARTTLS) {
      properties.put("mail.smtp.starttls.enable", "true");
      properties.put("mail.smtp.starttls.required", "true");
      properties.put("mail.smtp.ssl.checkserveridentity", "true");
      properties.put("mail.smtp.ssl.socketFactory", trust.context().getSocketFactory());
    }
    if (settings.credentials().isEmpty()) {
      return Session.getInstance(properties);
    }
    var login = settings.credentials().get();
    var password = new PasswordAuthentication(login.username(), login.password().read());
    properties.put("mail.smtp.auth", "true");
    properties.put("mail.smtp.user", login.username());
    return Session.getInstance(
        properties,
        new jakarta.mail.Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return password;
          }
        });
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Receipt send(Notification notification) throws InterruptedException {
    try (var connection = connect()) {
      return send(notification, connection);
    } catch (IOException e) {
      return Receipt.Failed.because(ConnectionFaults.why(e));
    }
  }

  private GuardedSocket connect() throws IOException, InterruptedException {
    return settings.security() == EmailSettings.Security.TLS
        ? GuardedSocket.connectTls(guard, reach, trust, settings.host(), settings.port())
        : GuardedSocket.connect(guard, reach, settings.host(), settings.port());
  }

  private Receipt send(Notification notification, GuardedSocket connection) {
    try (var transport = new SMTPTransport(session, null)) {
      transport.connect(connection.socket());
      var message = MailMessage.of(session, notification, from, to, clock.instant());
      message.saveChanges();
      transport.sendMessage(message, to.toArray(Address[]::new));
      return new Receipt.Delivered("SMTP " + transport.getLastReturnCode());
    } catch (SendFailedException e) {
      return failed(e);
    } catch (AuthenticationFailedException e) {
      return Receipt.Failed.because("the server does not take the credentials");
    } catch (MessagingException e) {
      return Receipt.Failed.because(why(e));
    }
  }

  /** Whoever got it must not get it again. */
  private Receipt failed(SendFailedException e) {
    Address[] sent = e.getValidSentAddresses();
    Optional<Integer> code = code(e);
    String reply = code.map(number -> "SMTP " + number).orElse("the server does not take it");
    if (sent != null && sent.length > 0) {
      return new Receipt.Delivered(
          "for %d of %d addresses; of another: %s".formatted(sent.length, to.size(), reply));
    }
    return code.filter(REFUSALS::contains).isPresent()
        ? new Receipt.Refused(reply + ": the server does not take this mail")
        : Receipt.Failed.because(reply);
  }

  /** The worst: a refusal is told by each address. */
  private static Optional<Integer> code(MessagingException e) {
    Optional<Integer> worst = Optional.empty();
    for (Exception one = e; one != null; one = next(one)) {
      int code =
          switch (one) {
            case SMTPSendFailedException failed -> failed.getReturnCode();
            case SMTPAddressFailedException failed -> failed.getReturnCode();
            default -> 0;
          };
      if (code > worst.orElse(0) && code < PERMANENT + 100) {
        worst = Optional.of(code);
      }
    }
    return worst;
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException m ? m.getNextException() : null;
  }

  /** What the server says may be anything; that TLS is not offered is for a person to mend. */
  private String why(MessagingException e) {
    Exception cause = e.getNextException();
    if (cause instanceof IOException) {
      return ConnectionFaults.why(cause);
    }
    String message = String.valueOf(e.getMessage());
    if (message.contains("STARTTLS")) {
      return "the server at %s does not offer STARTTLS".formatted(settings.host());
    }
    return "the server does not go on";
  }
}
