package io.sluice.alert.syslog;

import io.sluice.alert.channel.AlertWords;
import io.sluice.alert.channel.Notification;
import io.sluice.contracts.Alert;
import io.sluice.contracts.Severity;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An alert in the Common Event Format ("ArcSight Common Event Format, Implementation Standard",
 * version 0). In its header {@code |} and {@code \} are escaped, in its extension {@code =}, {@code
 * \} and line breaks.
 */
final class CefEvent {

  private static final int MAX_NAME = 512;
  private static final int MAX_TEXT = 1023;

  private CefEvent() {}

  static String of(Notification notification) {
    Alert alert = notification.alert();
    return String.join(
            "|",
            "CEF:0",
            "Sluice",
            "Sluice",
            "1",
            header(alert.category() + "-" + alert.kind()),
            header(AlertWords.line(notification.title(), MAX_NAME)),
            severity(alert.severity()),
            "")
        + extension(notification).entrySet().stream()
            .map(field -> field.getKey() + "=" + value(field.getValue()))
            .collect(Collectors.joining(" "));
  }

  private static Map<String, String> extension(Notification notification) {
    Alert alert = notification.alert();
    var fields = new LinkedHashMap<String, String>();
    fields.put("rt", Long.toString(alert.updatedAt().toEpochMilli()));
    fields.put("start", Long.toString(alert.startedAt().toEpochMilli()));
    fields.put("externalId", alert.incident().toString());
    fields.put("deviceExternalId", alert.asset());
    fields.put("cat", alert.category().name());
    fields.put("act", alert.kind().name());
    fields.put("cs1Label", "streams");
    fields.put("cs1", String.join(",", alert.streams()));
    fields.put("cs2Label", "delivery");
    fields.put("cs2", notification.delivery().toString());
    fields.put("cfp1Label", "peakRatio");
    fields.put("cfp1", Double.toString(alert.peakRatio()));
    AlertWords.link(alert).map(URI::toString).ifPresent(link -> fields.put("request", link));
    if (AlertWords.isTest(alert)) {
      fields.put("reason", "test");
    }
    fields.put("msg", AlertWords.cut(notification.text(), MAX_TEXT));
    return fields;
  }

  /** 0 to 10: low to 3, medium to 6, high to 8, very high. */
  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "9";
      case WARNING -> "6";
      case INFO, NONE -> "3";
    };
  }

  private static String header(String text) {
    return AlertWords.line(text).replace("\\", "\\\\").replace("|", "\\|");
  }

  private static String value(String text) {
    return text.replace("\\", "\\\\")
        .replace("=", "\\=")
        .replace("\r\n", "\\n")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replaceAll("[\\p{Cntrl}\u2028\u2029]", " ");
  }
}
