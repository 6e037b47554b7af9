package io.sluice.alert.channel;

import io.sluice.contracts.Alert;
import java.util.Optional;
import java.util.UUID;

/**
 * What a channel is to tell.
 *
 * @param delivery the same in every attempt, so that the receiver can tell a repetition
 * @param alert what it is about
 * @param givenTitle one line without the details, if the receiver's settings have words of their
 *     own for it
 * @param text what a person reads, maybe of several lines
 */
public record Notification(UUID delivery, Alert alert, Optional<String> givenTitle, String text) {

  /** In the alert's own words. */
  public static Notification of(UUID delivery, Alert alert) {
    return new Notification(delivery, alert, Optional.empty(), alert.text());
  }

  /** The given title, or {@code CRITICAL escalated: plant-1}. */
  public String title() {
    return givenTitle.orElseGet(() -> AlertWords.title(alert));
  }
}
