package io.sluice.alerting.receiver;

import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import java.util.List;
import java.util.Optional;

/**
 * Mail through an SMTP server.
 *
 * @param host of the server
 * @param port of the server
 * @param security how the connection is protected
 * @param credentials if the server wants some
 * @param from the sender's address
 * @param to addresses of those who get it, all in one mail
 * @param reach how it is reached
 */
public record EmailSettings(
    String host,
    int port,
    Security security,
    Optional<Credentials> credentials,
    String from,
    List<String> to,
    Reach reach)
    implements NetworkSettings {

  /** How the connection to an SMTP server is protected. */
  public enum Security {
    /** It begins in the clear and must be raised to TLS before anything is said. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS,
    /** Not at all. */
    NONE
  }

  private static final int MOST_RECIPIENTS = 50;
  private static final int LONGEST_ADDRESS = 254;
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;

  /**
   * @throws IllegalArgumentException beginning with the field that is wrong
   */
  public EmailSettings {
    to = List.copyOf(to);
    if (to.isEmpty() || to.size() > MOST_RECIPIENTS) {
      throw new IllegalArgumentException(
          "to: there are %d addresses, expected 1 to %d".formatted(to.size(), MOST_RECIPIENTS));
    }
    if (security == Security.NONE && !reach.insecure()) {
      throw new IllegalArgumentException(
          "security: without TLS mails can be read on the way (set allow-insecure to true if that may be)");
    }
    reach.check("host", host);
  }

  @Override
  public ReceiverKind kind() {
    return ReceiverKind.EMAIL;
  }

  @Override
  public List<SecretRef> secrets() {
    return Credentials.secrets(credentials);
  }

  static Optional<EmailSettings> read(YamlSection fields) {
    Reach reach = Reach.read(fields);
    Optional<String> host = fields.required("host", Reach::host);
    Security security = fields.value("security", Values.anyOf(Security.class), Security.STARTTLS);
    int port =
        fields.value("port", Reach.PORT, security == Security.TLS ? SUBMISSIONS : SUBMISSION);
    Optional<Credentials> credentials = Credentials.read(fields);
    Optional<String> from = fields.required("from", EmailSettings::address);
    List<String> to = fields.list("to", EmailSettings::address);
    return fields.make(
        () ->
            new EmailSettings(
                host.orElseThrow(), port, security, credentials, from.orElseThrow(), to, reach));
  }

  private static String address(String text) {
    String address = Values.text(text);
    if (!address.matches("[^\\s@<>,;:\"()\\[\\]\\\\]+@[^\\s@<>,;:\"()\\[\\]\\\\]+")
        || address.length() > LONGEST_ADDRESS) {
      throw new IllegalArgumentException(
          "is '" + address + "', expected an address as shift@plant.example");
    }
    return address;
  }
}
