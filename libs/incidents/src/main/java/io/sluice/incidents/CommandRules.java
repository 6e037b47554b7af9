package io.sluice.incidents;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.IncidentLabel;
import io.sluice.incidents.known.KnownAlarm;
import io.sluice.incidents.known.KnownAlarms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What commands do to the incidents of an asset. */
final class CommandRules {

  private final Policies policies;

  CommandRules(Policies policies) {
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
      case LABEL -> labelled(state, incident, order);
      case LEARN -> ofTags(AlertKind.LEARNT, state, incident, open, order);
      case REPAIRED -> ofTags(AlertKind.REPAIRED, state, incident, open, order);
      case OTHER -> unknown();
    };
  }

  /**
   * Who judges the asset does it, and ends the incident by no longer telling of these tags: that
   * nothing is told was not known before it is so.
   */
  private static Outcome ofTags(
      AlertKind kind,
      AssetState state,
      StoredIncident incident,
      OpenIncident open,
      IncidentCommand order) {
    Category category = incident.category();
    return SaidOfTags.objection(order.incident(), category, incident.resolvedAt())
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(
            () ->
                changed(
                    state.with(
                        category, open.withSaid(new SaidOfTags(order.kind(), order.ref())), null),
                    change(kind, incident, order)));
  }

  /** One that is open here has lost its state, and no score will ever end it. */
  private static Outcome toStored(
      AssetState state, StoredIncident incident, IncidentCommand order) {
    boolean isOpen = incident.resolvedAt() == null;
    return switch (order.kind()) {
      case ACKNOWLEDGE, LEARN, REPAIRED ->
          new Outcome.Refused(
              isOpen
                  ? "incident %s is no longer watched, for the state of its asset was lost: resolve it"
                      .formatted(order.incident())
                  : resolved(order.incident(), incident.resolvedAt()));
      case RESOLVE ->
          isOpen
              ? changed(state, change(AlertKind.RESOLVED, incident, order))
              : new Outcome.Refused(resolved(order.incident(), incident.resolvedAt()));
      case ASSIGN -> remark(AlertKind.ASSIGNED, state, incident, order);
      case COMMENT -> remark(AlertKind.COMMENTED, state, incident, order);
      case LABEL ->
          incident.isWhole() ? labelled(state, incident, order) : unreadable(incident, order);
      case OTHER -> unknown();
    };
  }

  /** Whoever is told of it would be told that it is about nothing. */
  private static Outcome remark(
      AlertKind kind, AssetState state, StoredIncident incident, IncidentCommand order) {
    return incident.isWhole()
        ? changed(state, change(kind, incident, order))
        : unreadable(incident, order);
  }

  private static Outcome unreadable(StoredIncident incident, IncidentCommand order) {
    return new Outcome.Refused(
        "the details of incident %s cannot be read, and %s"
            .formatted(
                order.incident(),
                incident.resolvedAt() == null
                    ? "all that can be done to it is to resolve it"
                    : "nothing can be done to it"));
  }

  /** The last label counts: what an earlier one made known is so no longer. */
  private static Outcome labelled(
      AssetState state, StoredIncident incident, IncidentCommand order) {
    KnownAlarms others = state.known().at(order.at()).without(order.incident());
    Instant until = order.knownUntil();
    if (until == null) {
      return changed(
          state.known().equals(others) ? state : state.with(others),
          change(AlertKind.LABELLED, incident, order));
    }
    if (incident.category() != Category.PROCESS) {
      return new Outcome.Refused(
          "incident %s is about %s, and only a false alarm of the process can be known"
              .formatted(order.incident(), incident.category()));
    }
    List<KnownAlarm> known = known(state, incident.episode(), order.incident(), until);
    if (known.isEmpty()) {
      return new Outcome.Refused(
          "no window of incident %s was above INFO and explained by its tags, so nothing can be told to be like it"
              .formatted(order.incident()));
    }
    return others.hasRoomFor(known)
        ? changed(state.with(others.with(known)), change(AlertKind.LABELLED, incident, order))
        : new Outcome.Refused(
            "asset %s has %d known false alarms, and %d at most: revoke some of them, or train anew"
                .formatted(order.asset(), others.all().size(), KnownAlarms.MOST));
  }

  /** Of each stream of which anything explains it. */
  private static List<KnownAlarm> known(
      AssetState state, Episode episode, UUID incident, Instant until) {
    var known = new ArrayList<KnownAlarm>(1);
    episode
        .evidence()
        .forEach(
            (name, evidence) -> {
              StreamState stream = state.stream(name);
              if (stream.profile() != null && !evidence.appearances().isEmpty()) {
                Judges judges = stream.watched().judges();
                known.add(
                    new KnownAlarm(
                        incident,
                        name,
                        stream.profile(),
                        judges == null ? null : judges.bundle(),
                        evidence.appearances(),
                        until));
              }
            });
    return known;
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
        false,
        episode,
        at.isBefore(episode.startedAt()) ? episode.startedAt() : at,
        kind == AlertKind.RESOLVED ? Ending.BY_HAND : null,
        order.ref());
  }

  private static String acknowledged(IncidentCommand order, CommandRef earlier) {
    return "incident %s was acknowledged by %s at %s"
        .formatted(order.incident(), earlier.by(), earlier.at());
  }

  static String resolved(UUID incident, @Nullable Instant at) {
    return "incident %s is resolved since %s".formatted(incident, at);
  }

  private static Outcome unknown() {
    return new Outcome.Refused("this release does not know the command");
  }
}
