package io.sluice.incidents;

import io.sluice.contracts.Category;
import io.sluice.contracts.CommandKind;
import io.sluice.contracts.CommandRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person said last of the tags of an incident, which is why it ends if it tells of no
 * others.
 *
 * @param kind LEARN or REPAIRED
 */
public record SaidOfTags(CommandKind kind, CommandRef command) {

  /**
   * Why nothing can be said of the tags of an incident; empty if it can.
   *
   * @param resolvedAt event time; null while it is open
   */
  public static Optional<String> objection(
      UUID incident, Category category, @Nullable Instant resolvedAt) {
    if (category == Category.PROCESS) {
      return Optional.of(
          "incident %s is about the process: only tags that have moved for good or have frozen are learnt, or put right; label it, or resolve it"
              .formatted(incident));
    }
    return Optional.ofNullable(resolvedAt).map(at -> CommandRules.resolved(incident, at));
  }

  /** Whether it was about all that an incident tells of. */
  boolean isAboutAll(Set<String> tags) {
    List<String> named = command.tags();
    return named != null && named.containsAll(tags);
  }

  Ending ending() {
    return switch (kind) {
      case LEARN -> Ending.LEARNT;
      case REPAIRED -> Ending.REPAIRED;
      case ACKNOWLEDGE, ASSIGN, RESOLVE, COMMENT, LABEL, OTHER ->
          throw new IllegalStateException(kind + " says nothing of tags");
    };
  }
}
