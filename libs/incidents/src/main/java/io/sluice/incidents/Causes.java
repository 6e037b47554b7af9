package io.sluice.incidents;

import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.ReasonWords;
import io.sluice.contracts.ScoreState;
import java.util.List;
import java.util.function.Predicate;

/**
 * What an incident looks like. Each answer needs a sign that speaks for it; without one it is
 * unknown, for a wrong hint costs more than none.
 */
final class Causes {

  /** Of the largest share: what has less of the deviation may just follow from it. */
  private static final double COUNTS = 0.5;

  private Causes() {}

  static Cause of(Category category, Episode episode) {
    return switch (category) {
      case DRIFT -> Cause.SENSOR_DRIFT;
      case DATA -> ofData(episode.contributors());
      case PROCESS -> ofProcess(episode);
      case OTHER -> Cause.UNKNOWN;
    };
  }

  /** Where Sluice itself is missed, nothing is known of a sensor. */
  private static Cause ofData(List<Contributor> faults) {
    return faults.isEmpty() || faults.stream().anyMatch(Watchdog::isMissed)
        ? Cause.UNKNOWN
        : Cause.SENSOR_FAULT;
  }

  /** Who has learnt nothing yet cannot say what never was. */
  private static Cause ofProcess(Episode episode) {
    List<Contributor> tags = episode.contributors();
    if (episode.state() == ScoreState.LEARNING || tags.isEmpty()) {
      return Cause.UNKNOWN;
    }
    double least = COUNTS * tags.getFirst().share();
    List<String> reasons =
        tags.stream()
            .filter(tag -> tag.share() >= least)
            .map(tag -> String.valueOf(tag.reason()))
            .toList();
    if (any(reasons, Causes::isStrangeState)) {
      return Cause.CYBER_THREAT;
    }
    if (any(reasons, reason -> reason.endsWith(ReasonWords.NEVER_SO))) {
      return Cause.EQUIPMENT_MALFUNCTION; // it stays in a state that it only passes through
    }
    if (episode.mode() != null) {
      return Cause.OPERATING_CHANGE;
    }
    return reasons.getFirst().startsWith(ReasonWords.UNCHANGED)
        ? Cause.SENSOR_FAULT
        : Cause.UNKNOWN;
  }

  private static boolean isStrangeState(String reason) {
    return reason.endsWith(ReasonWords.NEVER_SEEN)
        || (reason.endsWith(ReasonWords.NEVER_SO) && reason.contains(ReasonWords.TOGETHER));
  }

  private static boolean any(List<String> reasons, Predicate<String> sign) {
    return reasons.stream().anyMatch(sign);
  }
}
