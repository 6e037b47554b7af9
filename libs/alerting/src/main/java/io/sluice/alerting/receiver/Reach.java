package io.sluice.alerting.receiver;

import io.sluice.alerting.address.AddressPolicy;
import io.sluice.contracts.address.Cidr;
import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a receiver on another machine is reached, whatever its kind.
 *
 * @param addresses those that it may have
 * @param authorities PEM file of the certificates to believe, and no others; empty for those that
 *     Java knows
 * @param insecure whether what is sent may be read on the way to another machine
 * @param connectTimeout longest wait for its address, and again for the connection; never longer
 *     than the whole
 * @param timeout longest wait for the whole answer
 */
public record Reach(
    AddressPolicy addresses,
    Optional<Path> authorities,
    boolean insecure,
    Duration connectTimeout,
    Duration timeout) {

  static final Function<String, Integer> PORT = Values.whole(1, 65_535);

  private static final Duration LONGEST = Duration.ofMinutes(5);

  public Reach {
    connectTimeout = connectTimeout.compareTo(timeout) > 0 ? timeout : connectTimeout;
  }

  /** The fields that all such receivers have. */
  static Reach read(YamlSection fields) {
    var bounded = Values.duration(Duration.ofMillis(1), LONGEST);
    return new Reach(
        new AddressPolicy(
            fields.flag("allow-private", false), fields.list("allow-addresses", Cidr::of)),
        fields.optional("ca-file", Reach::path),
        fields.flag("allow-insecure", false),
        fields.value("connect-timeout", bounded, Duration.ofSeconds(5)),
        fields.value("timeout", bounded, Duration.ofSeconds(15)));
  }

  /**
   * @param field that the host is of
   * @param host a name or an address
   * @throws IllegalArgumentException if it is an address that is not allowed
   */
  void check(String field, String host) {
    addresses
        .refusal(host)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(
                  "%s: its address is %s; %s".formatted(field, why, advice(host)));
            });
  }

  private static String advice(String host) {
    if (AddressPolicy.widest().refusal(host).isPresent()) {
      return "no receiver may be there";
    }
    boolean privately = new AddressPolicy(true, List.of()).refusal(host).isEmpty();
    return "allow it with %sallow-addresses, if it may be"
        .formatted(privately ? "allow-private or " : "");
  }

  /**
   * @throws IllegalArgumentException saying what to change, without the address
   */
  public URI url(String text) {
    return HttpEndpoint.parse(text.strip(), insecure);
  }

  /**
   * The address that a secret is.
   *
   * @throws IllegalArgumentException beginning with the field, saying what to change, without the
   *     address
   */
  public URI url(SecretRef secret) {
    URI url;
    try {
      url = url(secret.read());
    } catch (IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      throw new IllegalArgumentException(
          why.startsWith(secret.field() + ": ") ? why : secret.field() + ": " + why);
    }
    check(secret.field(), url.getHost());
    return url;
  }

  /** A name or an address, without a port. */
  static String host(String text) {
    String host = text.strip();
    if (!host.matches("[A-Za-z0-9_]([A-Za-z0-9._-]{0,252})")
        && !host.matches("[0-9a-fA-F.]*:[0-9a-fA-F:.]+")) {
      throw new IllegalArgumentException(
          "is '" + host + "', expected a host as mail.plant.example");
    }
    return host;
  }

  private static Path path(String text) {
    try {
      return Path.of(Values.text(text));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is '" + text + "', no path of a file", e);
    }
  }
}
