package io.sluice.alerting.receiver;

import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text message to one telephone, through a gateway that speaks HTTP.
 *
 * @param url where the gateway takes messages
 * @param encoding how the fields are sent
 * @param fields what is sent, by the gateway's names; {@value #TEXT} stands for the message,
 *     {@value #ID} for an id that stays the same over retries
 * @param credentials sent as basic authentication, if the gateway wants some
 * @param longest characters of a message; what is longer is cut
 * @param reach how it is reached
 */
public record SmsSettings(
    URI url,
    Encoding encoding,
    Map<String, String> fields,
    Optional<Credentials> credentials,
    int longest,
    Reach reach)
    implements NetworkSettings {

  /** Stands for the message. */
  public static final String TEXT = "{text}";

  /** Stands for an id that stays the same over retries. */
  public static final String ID = "{id}";

  /** How the fields are sent. */
  public enum Encoding {
    /** As a form of HTML. */
    FORM,
    /** As one JSON object of texts. */
    JSON
  }

  /** Gateways whose fields are known. */
  public enum Gateway {
    TWILIO,
    /** {@code url} and {@code fields} say what it takes. */
    OTHER
  }

  private static final String TWILIO =
      "https://api.twilio.com/2010-04-01/Accounts/%s/Messages.json";
  private static final int LEAST = 20;
  private static final int MOST = 1600;

  /** Two parts of a message, as long as all its characters are of the GSM alphabet. */
  private static final int USUAL = 306;

  /**
   * @throws IllegalArgumentException beginning with the field that is wrong
   */
  public SmsSettings {
    fields = Map.copyOf(fields);
    if (fields.values().stream().noneMatch(value -> value.contains(TEXT))) {
      throw new IllegalArgumentException(
          "fields: none has " + TEXT + " in it, so no message would be sent");
    }
    reach.check("url", url.getHost());
  }

  @Override
  public ReceiverKind kind() {
    return ReceiverKind.SMS;
  }

  @Override
  public List<SecretRef> secrets() {
    return Credentials.secrets(credentials);
  }

  static Optional<SmsSettings> read(YamlSection section) {
    Reach reach = Reach.read(section);
    Gateway gateway = section.value("gateway", Values.anyOf(Gateway.class), Gateway.OTHER);
    Optional<Credentials> credentials = Credentials.read(section);
    int longest = section.value("max-length", Values.whole(LEAST, MOST), USUAL);
    return switch (gateway) {
      case TWILIO -> twilio(section, credentials, longest, reach);
      case OTHER -> other(section, credentials, longest, reach);
    };
  }

  /** The resource Message of Twilio's REST API: the user's name is that of the account. */
  private static Optional<SmsSettings> twilio(
      YamlSection section, Optional<Credentials> credentials, int longest, Reach reach) {
    if (!section.has("username")) {
      section.fault("username", "is missing; it is the account's SID");
    }
    Optional<String> from = section.required("from", Values::text);
    Optional<String> to = section.required("to", Values::text);
    Optional<URI> url = section.optional("url", reach::url);
    return section.make(
        () -> {
          var login = credentials.orElseThrow();
          if (!login.username().matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("username: is no SID of an account");
          }
          var form = new LinkedHashMap<String, String>();
          form.put("To", to.orElseThrow());
          form.put("From", from.orElseThrow());
          form.put("Body", TEXT);
          return new SmsSettings(
              url.orElseGet(() -> URI.create(TWILIO.formatted(login.username()))),
              Encoding.FORM,
              form,
              credentials,
              longest,
              reach);
        });
  }

  private static Optional<SmsSettings> other(
      YamlSection section, Optional<Credentials> credentials, int longest, Reach reach) {
    Optional<URI> url = section.required("url", reach::url);
    Encoding encoding = section.value("encoding", Values.anyOf(Encoding.class), Encoding.FORM);
    Map<String, String> fields = section.texts("fields");
    return section.make(
        () -> new SmsSettings(url.orElseThrow(), encoding, fields, credentials, longest, reach));
  }
}
