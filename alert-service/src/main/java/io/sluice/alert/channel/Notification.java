package io.sluice.alert.channel;

import io.sluice.alerting.template.MessageTemplate;
import io.sluice.alerting.template.Wording;
import io.sluice.contracts.Alert;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

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

  private static final Logger LOG = Logger.getLogger(Notification.class);

  /** In the alert's own words. */
  public static Notification of(UUID delivery, Alert alert) {
    return new Notification(delivery, alert, Optional.empty(), alert.text());
  }

  /** The given title, or {@code CRITICAL escalated: plant-1}. */
  public String title() {
    return givenTitle.orElseGet(() -> AlertWords.title(alert));
  }

  /**
   * The same in the words of a receiver; in the alert's own where the receiver has none, or they
   * fail: what cannot be said in a certain way is said all the same.
   *
   * @param zone in which times are written
   */
  public Notification in(Wording wording, ZoneId zone) {
    return new Notification(
        delivery,
        alert,
        wording
            .title()
            .flatMap(template -> rendered(template, zone))
            .map(line -> line.replaceAll("\\s+", " "))
            .or(() -> givenTitle),
        wording.text().flatMap(template -> rendered(template, zone)).orElse(text));
  }

  private Optional<String> rendered(MessageTemplate template, ZoneId zone) {
    try {
      return Optional.of(template.render(alert, zone)).filter(words -> !words.isBlank());
    } catch (RuntimeException e) {
      LOG.warnf("alert=%s is told in its own words: the template failed", alert.id());
      return Optional.empty();
    }
  }
}
