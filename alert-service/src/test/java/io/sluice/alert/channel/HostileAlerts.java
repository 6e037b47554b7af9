package io.sluice.alert.channel;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import java.util.UUID;

/** Alerts whose names mean to be more than names. */
public final class HostileAlerts {

  /** Markup of HTML, Slack and Markdown, calls to everybody, and what begins fields elsewhere. */
  public static final String NAME =
      "<script>alert(1)</script> <!channel> @channel *b* [x](https://evil.example) |a=b\\]\"'&amp;{text}";

  /** The same with line breaks and control characters, as a header or a log would be forged. */
  public static final String LINES =
      NAME + "\r\nBcc: all@evil.example\n\n<13>1 - - - - - -\u0000\u001b[2J\u2028end";

  private HostileAlerts() {}

  public static Alert alert(AlertKind kind) {
    Alert plain = ChannelContract.alert(kind, null);
    return new Alert(
        plain.id(),
        plain.incident(),
        NAME,
        plain.streams(),
        plain.profile(),
        kind,
        plain.severity(),
        plain.startedAt(),
        plain.updatedAt(),
        plain.peakRatio(),
        plain.contributors(),
        plain.category(),
        null,
        null,
        LINES,
        plain.links(),
        null,
        null);
  }

  public static Notification notification() {
    return Notification.of(new UUID(0, 1), alert(AlertKind.OPENED));
  }
}
