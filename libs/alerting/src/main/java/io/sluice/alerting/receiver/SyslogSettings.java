package io.sluice.alerting.receiver;

import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import java.util.List;
import java.util.Optional;

/**
 * A syslog server, that of a SIEM for example (RFC 5424).
 *
 * @param host of the server
 * @param port of the server
 * @param transport how messages travel
 * @param format of the message after syslog's own header
 * @param reach how it is reached
 */
public record SyslogSettings(String host, int port, Transport transport, Format format, Reach reach)
    implements NetworkSettings {

  /** How messages travel. */
  public enum Transport {
    /** A datagram each (RFC 5426): nobody knows whether it arrives. */
    UDP,
    /** With its length before each message (RFC 6587, octet counting). */
    TCP,
    /** The same within TLS (RFC 5425). */
    TLS
  }

  /** What follows syslog's own header. */
  public enum Format {
    /** Common Event Format, which SIEMs take apart. */
    CEF,
    /** The alert's text. */
    TEXT
  }

  private static final int SYSLOG = 514;
  private static final int SYSLOG_TLS = 6514;

  /**
   * @throws IllegalArgumentException beginning with the field that is wrong
   */
  public SyslogSettings {
    if (transport != Transport.TLS && !reach.insecure()) {
      throw new IllegalArgumentException(
          "transport: without TLS messages can be read on the way (set allow-insecure to true if that may be)");
    }
    reach.check("host", host);
  }

  @Override
  public ReceiverKind kind() {
    return ReceiverKind.SYSLOG;
  }

  @Override
  public List<SecretRef> secrets() {
    return List.of();
  }

  static Optional<SyslogSettings> read(YamlSection fields) {
    Reach reach = Reach.read(fields);
    Optional<String> host = fields.required("host", Reach::host);
    Transport transport = fields.value("transport", Values.anyOf(Transport.class), Transport.TLS);
    int port = fields.value("port", Reach.PORT, transport == Transport.TLS ? SYSLOG_TLS : SYSLOG);
    Format format = fields.value("format", Values.anyOf(Format.class), Format.CEF);
    return fields.make(
        () -> new SyslogSettings(host.orElseThrow(), port, transport, format, reach));
  }
}
