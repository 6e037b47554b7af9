package io.sluice.incidents;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandKind;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.MalformedMessageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An asset driven by observations; keeps what was told. */
final class Run {

  private final IncidentMachine machine;
  private AssetState state = AssetState.UNSEEN;
  private final List<Change> changes = new ArrayList<>();
  private final Set<UUID> given = new HashSet<>();
  private final List<String> answers = new ArrayList<>();
  private int stale;
  private long commands;

  Run(IncidentPolicy policy) {
    machine = new IncidentMachine(policy);
  }

  /** By a policy with short delays. */
  static Run withCooldown(Duration cooldown) {
    return new Run(
        new IncidentPolicy(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            cooldown,
            Duration.ofMinutes(5),
            Duration.ofHours(24),
            0.9,
            Course.STRAIGHT));
  }

  /** A state as it is once it was stored and read. */
  static AssetState stored(AssetState state) throws MalformedMessageException {
    return AssetStateJson.decode(AssetStateJson.encode(state));
  }

  Run resumedFrom(AssetState saved) {
    state = saved;
    return this;
  }

  /** A command that comes twice is known by its id, as whoever reads commands makes sure. */
  Run see(Input input) {
    if (input instanceof Command command && !given.add(command.order().id())) {
      return this;
    }
    switch (machine.judge(state, input)) {
      case Outcome.Stale s -> stale++;
      case Outcome.Moved moved -> state = moved.state();
      case Outcome.Changed changed -> {
        state = changed.state();
        changes.addAll(changed.changes());
      }
      case Outcome.Unchanged unchanged -> answers.add(unchanged.why());
      case Outcome.Refused refused -> answers.add(refused.why());
    }
    return this;
  }

  /** Windows a second apart, from one second to another, both included. */
  Run see(int from, int to, double ratio) {
    for (int second = from; second <= to; second++) {
      see(Observations.at(second, ratio));
    }
    return this;
  }

  /** The same, with something wrong with their data. */
  Run see(int from, int to, double process, double data) {
    for (int second = from; second <= to; second++) {
      see(Observations.at(second, process, data));
    }
    return this;
  }

  /** A command about the newest incident of a category, as it is stored. */
  Command command(Category category, CommandKind kind, String by) {
    return command(category, kind, by, null);
  }

  /** The last incident of the process is a false alarm, known for so long. */
  Run know(Duration knownFor) {
    return see(known(Category.PROCESS, knownFor));
  }

  /** The last incident of a category is a false alarm, known for so long. */
  Command known(Category category, Duration knownFor) {
    return command(category, CommandKind.LABEL, "anna", Observations.GIVEN_AT.plus(knownFor));
  }

  private Command command(
      Category category, CommandKind kind, String by, @Nullable Instant knownUntil) {
    Change newest = changes(category).getLast();
    UUID incident = newest.incident();
    Change last =
        changes.stream()
            .filter(c -> c.incident().equals(incident) && !c.kind().isRemark())
            .reduce((one, other) -> other)
            .orElseThrow();
    return new Command(
        new IncidentCommand(
            new UUID(0, ++commands),
            incident,
            newest.asset(),
            kind,
            by,
            Observations.GIVEN_AT,
            switch (kind) {
              case COMMENT -> "a valve\nsticks";
              case RESOLVE -> "repaired";
              case LEARN -> "a new sensor";
              case ACKNOWLEDGE, ASSIGN, LABEL, REPAIRED, OTHER -> null;
            },
            kind == CommandKind.LABEL ? IncidentLabel.FALSE_POSITIVE : null,
            kind == CommandKind.ASSIGN ? "bert" : null,
            kind == CommandKind.LEARN || kind == CommandKind.REPAIRED ? List.of("LIT301") : null,
            knownUntil),
        StoredIncident.whole(
            last.category(),
            last.profile(),
            last.severity(),
            last.episode(),
            last.at(),
            last.kind() == AlertKind.RESOLVED ? last.at() : null));
  }

  Run give(CommandKind kind) {
    return see(command(Category.PROCESS, kind, "anna"));
  }

  /** What was answered to commands that changed nothing. */
  List<String> answers() {
    return answers;
  }

  AssetState state() {
    return state;
  }

  List<Change> changes() {
    return changes;
  }

  /** What was told of one category. */
  List<Change> changes(Category category) {
    return changes.stream().filter(change -> change.category() == category).toList();
  }

  List<AlertKind> kinds(Category category) {
    return changes(category).stream().map(Change::kind).toList();
  }

  List<AlertKind> kinds() {
    return changes.stream().map(Change::kind).toList();
  }

  int stale() {
    return stale;
  }
}
