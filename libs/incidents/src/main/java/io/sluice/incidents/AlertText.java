package io.sluice.incidents;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.ContributorText;
import io.sluice.contracts.ReadableNumbers;
import io.sluice.contracts.ScoreState;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** One plain sentence for the operator in front of the plant, in the plant's units. */
final class AlertText {

  private AlertText() {}

  static String of(Change change) {
    List<Contributor> tags = change.episode().contributors();
    return switch (change.category()) {
      case PROCESS, OTHER -> ofProcess(change);
      case DATA -> ofTags(change, "DATA fault", ofData(tags));
      case DRIFT ->
          ofTags(
              change,
              "DRIFT",
              after(
                  ": ",
                  change.kind() == AlertKind.RESOLVED
                      ? ContributorText.names(tags) // what was said of them is over
                      : ContributorText.ofDrift(tags)));
    };
  }

  /** What is missed in its own words, then the tags without values. */
  private static String ofData(List<Contributor> faults) {
    List<Contributor> missed = faults.stream().filter(Watchdog::isMissed).toList();
    if (missed.isEmpty()) {
      return after(", ", ContributorText.ofData(faults));
    }
    String words = missed.stream().map(ContributorText::of).collect(Collectors.joining("; "));
    return ": " + words + after("; ", ContributorText.ofData(tags(faults, missed.size())));
  }

  /** Their shares say how many tags there are, without what is missed. */
  private static List<Contributor> tags(List<Contributor> faults, int missed) {
    long all = Math.round(1 / faults.getFirst().share());
    double share = 1.0 / Math.max(1, all - missed);
    return faults.stream()
        .filter(fault -> !Watchdog.isMissed(fault))
        .map(tag -> tag.withShare(share))
        .toList();
  }

  private static String ofProcess(Change change) {
    Episode episode = change.episode();
    String what = ContributorText.of(episode.contributors());
    String peak = ReadableNumbers.of(episode.peakRatio()) + " times the threshold";
    String duration = duration(change);
    String asset = change.asset() + particular(episode);
    return switch (change.kind()) {
      case OPENED ->
          "%s on %s: %s".formatted(change.severity(), asset, what.isEmpty() ? peak : what);
      case ESCALATED ->
          "%s on %s, up from %s: %s"
              .formatted(change.severity(), asset, change.before(), what.isEmpty() ? peak : what);
      case DEESCALATED ->
          "%s on %s, down from %s after %s"
              .formatted(change.severity(), asset, change.before(), duration);
      case UPDATED ->
          "Still %s on %s after %s, now up to %s%s"
              .formatted(change.severity(), asset, duration, peak, after(": ", what));
      case REMINDED ->
          "Still %s on %s after %s%s"
              .formatted(change.severity(), asset, duration, after(": ", what));
      case REOPENED ->
          "%s on %s again: %s".formatted(change.severity(), asset, what.isEmpty() ? peak : what);
      case FLAPPING ->
          "%s on %s again, it comes and goes: nothing more of that until it is calm%s"
              .formatted(change.severity(), asset, after("; ", what));
      case RESOLVED ->
          "Resolved on %s after %s, was %s with up to %s%s%s"
              .formatted(
                  asset,
                  duration,
                  change.severity(),
                  peak,
                  after("; at its worst ", what),
                  why(change));
      case ACKNOWLEDGED, ASSIGNED, COMMENTED, LABELLED, LEARNT, REPAIRED ->
          ofRemark(change, change.severity() + " on " + asset);
      case TOLD, BURST, OTHER -> throw unknown();
    };
  }

  /**
   * What is found beside the ratio of the process: the tags say more than its own. Since when, not
   * for how long: it is read hours later too.
   */
  private static String ofTags(Change change, String about, String what) {
    Episode episode = change.episode();
    String fault = about + " at " + change.asset();
    String since = " since " + episode.startedAt().truncatedTo(ChronoUnit.SECONDS);
    return switch (change.kind()) {
      case OPENED -> "%s %s%s%s".formatted(change.severity(), fault, since, what);
      case ESCALATED ->
          "%s %s%s, up from %s%s".formatted(change.severity(), fault, since, change.before(), what);
      case DEESCALATED ->
          "%s %s%s, down from %s%s"
              .formatted(change.severity(), fault, since, change.before(), what);
      case UPDATED, REMINDED -> "Still %s %s%s%s".formatted(change.severity(), fault, since, what);
      case REOPENED -> "%s %s again%s".formatted(change.severity(), fault, what);
      case FLAPPING ->
          "%s %s again, it comes and goes: nothing more of that until it is calm%s"
              .formatted(change.severity(), fault, what);
      case RESOLVED ->
          "%s resolved after %s, was %s%s%s"
              .formatted(fault, duration(change), change.severity(), what, why(change));
      case ACKNOWLEDGED, ASSIGNED, COMMENTED, LABELLED, LEARNT, REPAIRED ->
          ofRemark(change, change.severity() + " " + fault);
      case TOLD, BURST, OTHER -> throw unknown();
    };
  }

  private static String ofRemark(Change change, String incident) {
    CommandRef command = by(change);
    String words = words(command);
    return switch (change.kind()) {
      case ACKNOWLEDGED -> "%s acknowledged by %s%s".formatted(incident, command.by(), words);
      case ASSIGNED ->
          "%s assigned to %s by %s%s".formatted(incident, command.to(), command.by(), words);
      case COMMENTED -> "%s commented on by %s%s".formatted(incident, command.by(), words);
      case LABELLED ->
          "%s labelled %s by %s%s%s"
              .formatted(incident, command.label(), command.by(), known(command), words);
      case LEARNT, REPAIRED ->
          "%s: %s".formatted(incident, said(change.kind() == AlertKind.LEARNT, command));
      case OPENED,
          ESCALATED,
          DEESCALATED,
          UPDATED,
          REMINDED,
          RESOLVED,
          REOPENED,
          FLAPPING,
          TOLD,
          BURST,
          OTHER ->
          throw unknown();
    };
  }

  private static String said(boolean isLearnt, CommandRef command) {
    return "%s %s, says %s%s"
        .formatted(
            String.join(", ", Objects.requireNonNull(command.tags(), "no tag is named")),
            isLearnt ? "normal as it is" : "put right",
            command.by(),
            words(command));
  }

  private static String particular(Episode episode) {
    if (episode.known() != null) {
      return " (like a known false alarm)";
    }
    return episode.state() == ScoreState.LEARNING ? " (learning)" : "";
  }

  private static String known(CommandRef command) {
    return command.knownUntil() == null
        ? ""
        : ", known until " + command.knownUntil().truncatedTo(ChronoUnit.SECONDS);
  }

  /** What was written may have lines; this is one. */
  private static String words(CommandRef command) {
    return command.text() == null ? "" : ": " + command.text().replaceAll("\\s+", " ");
  }

  private static IllegalArgumentException unknown() {
    return new IllegalArgumentException("an incident does not change in a way nobody knows");
  }

  private static String duration(Change change) {
    return words(Duration.between(change.episode().startedAt(), change.at()));
  }

  private static String words(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(2)) < 0) {
      return duration.toSeconds() + " s";
    }
    if (duration.compareTo(Duration.ofHours(2)) < 0) {
      return duration.toMinutes() + " min";
    }
    return duration.compareTo(Duration.ofDays(2)) < 0
        ? duration.toHours() + " h"
        : duration.toDays() + " days";
  }

  private static String why(Change change) {
    return switch (Objects.requireNonNull(change.ending(), "resolved without a reason")) {
      case QUIET -> "";
      case SILENCE -> ". It fell silent: this is no all-clear";
      case RESTART -> ". Its clock went back: this is no all-clear, it begins anew";
      case PUSHED_OUT ->
          ". The asset has more streams than can be watched, and newer ones took its place: this is"
              + " no all-clear";
      case LEARNT -> ". " + said(true, by(change));
      case REPAIRED -> ". " + said(false, by(change));
      case BY_HAND -> ". By hand, by " + by(change).by() + words(by(change));
    };
  }

  private static CommandRef by(Change change) {
    return Objects.requireNonNull(change.command(), "a person changed it without a command");
  }

  private static String after(String separator, String what) {
    return what.isEmpty() ? "" : separator + what;
  }
}
