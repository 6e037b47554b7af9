package io.sluice.alert.syslog;

import io.sluice.alert.channel.AlertWords;
import io.sluice.alert.channel.Notification;
import io.sluice.alerting.receiver.SyslogSettings;
import io.sluice.contracts.Alert;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** An alert as a message of syslog, version 1 (RFC 5424). */
final class SyslogMessage {

  /** What a receiver of datagrams should take (RFC 5426, section 3.2), bytes. */
  static final int MAX_DATAGRAM = 2048;

  /** Far above what a receiver of streams has to take (RFC 5425, section 4.3.1), bytes. */
  static final int MAX_STREAM = 8192;

  private static final int LOCAL0 = 16;
  private static final int FACILITY = 8;
  private static final int MAX_VALUE = 255;

  /** Text that begins so is UTF-8. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private SyslogMessage() {}

  /**
   * @param host that sends, printable ASCII without blanks
   * @param longest bytes; what is longer is cut at the end
   */
  static byte[] of(
      Notification notification, SyslogSettings.Format format, String host, int longest) {
    Alert alert = notification.alert();
    String body =
        switch (format) {
          case CEF -> CefEvent.of(notification);
          case TEXT -> BYTE_ORDER_MARK + AlertWords.line(notification.text());
        };
    String message =
        "<%d>1 %s %s sluice - %s %s %s"
            .formatted(
                LOCAL0 * FACILITY + severity(alert),
                // no more digits than microseconds have
                alert.updatedAt().truncatedTo(ChronoUnit.MICROS),
                host,
                alert.kind(),
                data(notification),
                body);
    return cut(message.getBytes(StandardCharsets.UTF_8), longest);
  }

  /** Critical, warning and informational; what is over is a notice. */
  private static int severity(Alert alert) {
    if (AlertWords.isOver(alert)) {
      return 5;
    }
    return switch (alert.severity()) {
      case CRITICAL -> 2;
      case WARNING -> 4;
      case INFO, NONE -> 6;
    };
  }

  /** 32473 is the number that is free for examples (RFC 5612): Sluice has none of its own. */
  private static String data(Notification notification) {
    Alert alert = notification.alert();
    return "[sluice@32473 delivery=\"%s\" incident=\"%s\" asset=\"%s\" severity=\"%s\" category=\"%s\"%s]"
        .formatted(
            notification.delivery(),
            alert.incident(),
            value(alert.asset()),
            alert.severity(),
            alert.category(),
            AlertWords.isTest(alert) ? " test=\"true\"" : "");
  }

  private static String value(String text) {
    return AlertWords.line(text, MAX_VALUE)
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("]", "\\]");
  }

  /** Not within a character. */
  private static byte[] cut(byte[] message, int longest) {
    int end = Math.min(message.length, longest);
    while (end < message.length && (message[end] & 0xc0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(message, end);
  }
}
