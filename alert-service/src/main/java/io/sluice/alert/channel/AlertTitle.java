package io.sluice.alert.channel;

import io.sluice.contracts.Alert;
import java.util.Locale;

/** The line above an alert's text: {@code CRITICAL escalated: plant-1}. */
final class AlertTitle {

  private AlertTitle() {}

  static String of(Alert alert) {
    String what = alert.kind().name().toLowerCase(Locale.ROOT);
    String title = "%s %s: %s".formatted(alert.severity(), what, alert.asset());
    return Boolean.TRUE.equals(alert.test()) ? "TEST " + title : title;
  }
}
