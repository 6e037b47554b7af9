package io.sluice.incidents;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.IncidentLabel;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What commands do to the incidents of an asset. */
final class CommandRules {

  private final Function<StreamState, IncidentPolicy> policies;

  CommandRules(Function<StreamState, IncidentPolicy> policies) {
    this.policies = policies;
  }

  Outcome apply(AssetState state, Command command) {
    IncidentCommand order = command.order();
    if (order.label() == IncidentLabel.OTHER) {
      return new Outcome.Refused("this release does not know the label");
    }
    Category category = state.openAs(order.asset(), order.incident());
    if (category != null) {
      return toOpen(state, category, order);
    }
    return command.stored() == null
        ? new Outcome.Refused(
            "there is no incident %s of asset %s".formatted(order.incident(), order.asset()))
        : toStored(state, command.stored(), order);
  }

  private Outcome toOpen(AssetState state, Category category, IncidentCommand order) {
    OpenIncident open = Objects.requireNonNull(state.incident(category), "none is open");
    Episode episode = open.episode();
    Instant now = open.told().notBefore(state.lastSeen(category));
    var incident =
        StoredIncident.whole(
            category, state.profile(category), open.told().severity(), episode, now, null);
    return switch (order.kind()) {
      case ACKNOWLEDGE ->
          open.acknowledged() == null
              ? changed(
                  state.with(category, open.acknowledgedBy(order.ref()), null),
                  change(AlertKind.ACKNOWLEDGED, incident, order))
              : new Outcome.Unchanged(acknowledged(order, open.acknowledged()));
      case RESOLVE ->
          changed(
              state.resolved(category, now, policies), change(AlertKind.RESOLVED, incident, order));
      case ASSIGN -> changed(state, change(AlertKind.ASSIGNED, incident, order));
      case COMMENT -> changed(state, change(AlertKind.COMMENTED, incident, order));
      case LABEL -> changed(state, change(AlertKind.LABELLED, incident, order));
      case OTHER -> unknown();
    };
  }

  /** One that is open here has lost its state, and no score will ever end it. */
  private static Outcome toStored(
      AssetState state, StoredIncident incident, IncidentCommand order) {
    boolean isOpen = incident.resolvedAt() == null;
    return switch (order.kind()) {
      case ACKNOWLEDGE ->
          new Outcome.Refused(
              isOpen
                  ? "incident %s is no longer watched, for the state of its asset was lost: resolve it"
                      .formatted(order.incident())
                  : resolved(order, incident));
      case RESOLVE ->
          isOpen
              ? changed(state, change(AlertKind.RESOLVED, incident, order))
              : new Outcome.Refused(resolved(order, incident));
      case ASSIGN -> remark(AlertKind.ASSIGNED, state, incident, order);
      case COMMENT -> remark(AlertKind.COMMENTED, state, incident, order);
      case LABEL -> remark(AlertKind.LABELLED, state, incident, order);
      case OTHER -> unknown();
    };
  }

  /** Whoever is told of it would be told that it is about nothing. */
  private static Outcome remark(
      AlertKind kind, AssetState state, StoredIncident incident, IncidentCommand order) {
    return incident.isWhole()
        ? changed(state, change(kind, incident, order))
        : new Outcome.Refused(
            "the details of incident %s cannot be read, and %s"
                .formatted(
                    order.incident(),
                    incident.resolvedAt() == null
                        ? "all that can be done to it is to resolve it"
                        : "nothing can be done to it"));
  }

  private static Outcome changed(AssetState state, Change change) {
    return new Outcome.Changed(state, List.of(change));
  }

  private static Change change(AlertKind kind, StoredIncident incident, IncidentCommand order) {
    Episode episode = incident.episode();
    Instant at = incident.updatedAt();
    return new Change(
        kind,
        order.incident(),
        order.asset(),
        incident.profile(),
        incident.category(),
        incident.severity(),
        kind == AlertKind.RESOLVED ? episode.severity() : incident.severity(),
        episode,
        at.isBefore(episode.startedAt()) ? episode.startedAt() : at,
        kind == AlertKind.RESOLVED ? Ending.BY_HAND : null,
        order.ref());
  }

  private static String acknowledged(IncidentCommand order, CommandRef earlier) {
    return "incident %s was acknowledged by %s at %s"
        .formatted(order.incident(), earlier.by(), earlier.at());
  }

  private static String resolved(IncidentCommand order, StoredIncident incident) {
    return "incident %s is resolved since %s".formatted(order.incident(), incident.resolvedAt());
  }

  private static Outcome unknown() {
    return new Outcome.Refused("this release does not know the command");
  }
}
