package io.sluice.cli.retrain;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.history.JudgedIncident;
import io.sluice.contracts.Category;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When there is a reason to train anew, for who runs it by schedule. */
final class DueArguments {

  @Option(
      names = "--if-drift",
      description =
          "Only if drift was told since what the newest bundle has learnt; ends with 0 if not.")
  boolean ifDrift;

  @Option(
      names = "--if-labels",
      paramLabel = "N",
      description =
          "Only if people have labelled at least so many incidents of the time since then; with"
              + " --if-drift one of both is enough.")
  @Nullable Integer ifLabels;

  /**
   * Whether anything was asked.
   *
   * @throws CommandFailure if it is nothing to wait for
   */
  boolean areGiven() {
    if (ifLabels != null && ifLabels < 1) {
      throw new CommandFailure(
          "--if-labels is %d; give a number of incidents, at least 1".formatted(ifLabels));
    }
    return ifDrift || ifLabels != null;
  }

  /**
   * Why it is not due, a sentence; empty if it is.
   *
   * @param incidents of the profile since that time
   * @param since until when the newest bundle has learnt
   */
  Optional<String> objection(List<JudgedIncident> incidents, Instant since) {
    if (!areGiven()) {
      return Optional.empty();
    }
    var begun = incidents.stream().filter(one -> !one.start().isBefore(since)).toList();
    long drift = begun.stream().filter(one -> one.past().category() == Category.DRIFT).count();
    long labelled = begun.stream().filter(one -> one.past().label() != null).count();
    if ((ifDrift && drift > 0) || (ifLabels != null && labelled >= ifLabels)) {
      return Optional.empty();
    }
    return Optional.of(
        "Nothing is due: since %s %s%s%s."
            .formatted(
                since,
                ifDrift ? "no drift was told" : "",
                ifDrift && ifLabels != null ? ", and " : "",
                ifLabels == null
                    ? ""
                    : "%d incidents were labelled, and it takes %d".formatted(labelled, ifLabels)));
  }
}
