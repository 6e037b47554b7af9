package io.sluice.alert.channel;

import io.sluice.contracts.Alert;
import org.jboss.logging.Logger;

/** Writes the alert's sentence to the service's log. */
public final class LogChannel implements Channel {

  private static final Logger LOG = Logger.getLogger("io.sluice.alert.log-channel");

  private final String name;

  public LogChannel(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Receipt send(Notification notification) {
    Alert alert = notification.alert();
    LOG.infof(
        "alert=%s incident=%s kind=%s%s %s",
        alert.id(),
        alert.incident(),
        alert.kind(),
        Boolean.TRUE.equals(alert.test()) ? " test=true" : "",
        printable(notification.text()));
    return new Receipt.Delivered("written to the log");
  }

  /** A line break in a tag's name must not forge a line of the log. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
