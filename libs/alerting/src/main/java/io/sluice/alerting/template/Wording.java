package io.sluice.alerting.template;

import io.sluice.contracts.yaml.YamlSection;
import java.util.Optional;

/**
 * What a receiver is told in; what it has no template for is said in the words of the alert.
 *
 * @param title one line
 * @param text as many as it takes
 */
public record Wording(Optional<MessageTemplate> title, Optional<MessageTemplate> text) {

  /** The alert's own words. */
  public static final Wording DEFAULT = new Wording(Optional.empty(), Optional.empty());

  /** The fields {@code title} and {@code text}. */
  public static Wording read(YamlSection fields) {
    return new Wording(
        fields.optional("title", MessageTemplate::parse),
        fields.optional("text", MessageTemplate::parse));
  }
}
