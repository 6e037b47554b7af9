package io.sluice.query.evidence;

import io.sluice.contracts.Severity;
import io.sluice.query.alert.AlertRepository;
import io.sluice.query.alert.AlertView;
import io.sluice.query.incident.HistoryEntry;
import io.sluice.query.incident.IncidentRepository;
import io.sluice.query.incident.IncidentView;
import io.sluice.query.paging.TimeRange;
import io.sluice.query.reading.ReadingFilter;
import io.sluice.query.reading.ReadingRepository;
import io.sluice.query.reading.ReadingView;
import io.sluice.query.score.ScoreFilter;
import io.sluice.query.score.ScoreRepository;
import io.sluice.query.score.ScoreView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what there is of an incident, so much at most. */
@ApplicationScoped
class EvidenceCollection {

  /** Before it begins and after it ends. */
  private static final Duration AROUND = Duration.ofMinutes(10);

  /** Of one that lasts; its first hour says how it came about. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final int MOST_ROWS = 5_000;
  private static final int MOST_CHANGES = 1_000;

  private final IncidentRepository incidents;
  private final AlertRepository alerts;
  private final ReadingRepository readings;
  private final ScoreRepository scores;

  EvidenceCollection(
      IncidentRepository incidents,
      AlertRepository alerts,
      ReadingRepository readings,
      ScoreRepository scores) {
    this.incidents = incidents;
    this.alerts = alerts;
    this.readings = readings;
    this.scores = scores;
  }

  /** Null if there is no such incident. */
  Uni<@Nullable Evidence> of(UUID id) {
    return incidents
        .byId(id)
        .chain(
            incident ->
                incident == null
                    ? Uni.createFrom().nullItem()
                    : alerts
                        .ofIncident(id, MOST_CHANGES)
                        .chain(told -> withHistory(incident, told)));
  }

  private Uni<Evidence> withHistory(IncidentView incident, List<AlertView> told) {
    Instant from = incident.startedAt().minus(AROUND);
    Instant end = incident.resolvedAt() == null ? incident.updatedAt() : incident.resolvedAt();
    Instant longest = incident.startedAt().plus(LONGEST);
    Instant to = (end.isAfter(longest) ? longest : end).plus(AROUND);
    var range = new TimeRange(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC));
    String stream = incident.streams().size() == 1 ? incident.streams().getFirst() : null;
    return incidents
        .history(incident.id(), null, MOST_CHANGES)
        .chain(
            history ->
                readings
                    .newest(
                        new ReadingFilter(incident.asset(), stream, null, Map.of(), range),
                        null,
                        MOST_ROWS + 1)
                    .chain(
                        read ->
                            scores
                                .newest(
                                    new ScoreFilter(
                                        null,
                                        incident.asset(),
                                        stream,
                                        null,
                                        Severity.NONE,
                                        Map.of(),
                                        range),
                                    null,
                                    MOST_ROWS + 1)
                                .map(
                                    scored ->
                                        evidence(
                                            incident, told, history, read, scored, from, to))));
  }

  private static Evidence evidence(
      IncidentView incident,
      List<AlertView> told,
      List<HistoryEntry> history,
      List<ReadingView> read,
      List<ScoreView> scored,
      Instant from,
      Instant to) {
    List<ReadingView> readings = oldestFirst(read);
    List<ScoreView> scores = oldestFirst(scored);
    return new Evidence(
        incident,
        told,
        history,
        readings,
        scores,
        new Evidence.About(
            from,
            to,
            readings.size(),
            read.size() <= MOST_ROWS,
            scores.size(),
            scored.size() <= MOST_ROWS,
            scores.stream()
                .map(score -> new Evidence.Model(score.profile(), score.bundle()))
                .distinct()
                .toList()),
        List.of());
  }

  /** Without the one more by which it is seen that there are more. */
  private static <T> List<T> oldestFirst(List<T> newestFirst) {
    return newestFirst.subList(0, Math.min(MOST_ROWS, newestFirst.size())).reversed();
  }
}
