package io.sluice.alert.channel;

import io.sluice.contracts.Alert;
import java.util.UUID;

/**
 * What a channel is to tell.
 *
 * @param delivery the same in every attempt, so that the receiver can tell a repetition
 * @param alert what it is about
 * @param title one line without the details
 * @param text what a person reads, maybe of several lines
 */
public record Notification(UUID delivery, Alert alert, String title, String text) {

  /** In the alert's own words. */
  public static Notification of(UUID delivery, Alert alert) {
    return new Notification(delivery, alert, AlertTitle.of(alert), alert.text());
  }
}
