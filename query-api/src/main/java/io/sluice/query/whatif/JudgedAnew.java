package io.sluice.query.whatif;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.Severity;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.incidents.Change;
import io.sluice.incidents.Finding;
import io.sluice.incidents.IncidentSettingsInForce;
import io.sluice.incidents.LogPosition;
import io.sluice.incidents.Observation;
import io.sluice.incidents.RaisedIncidents;
import io.sluice.incidents.burst.BurstPolicy;
import io.sluice.incidents.burst.BurstState;
import io.sluice.incidents.burst.Hit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes scores of one asset in the order of time through the state machine of alert-service. Told
 * is what it makes of the process: no threshold decides whether a stream is silent or its data bad.
 */
final class JudgedAnew {

  private final WhatIfBody asked;
  private final WhatIfRules rules;
  private final RaisedIncidents raised;
  private final SeverityLevels levels;
  private final @Nullable BurstPolicy bursts;
  private final List<WhatIfView.Burst> begun = new ArrayList<>();
  private BurstState counted = BurstState.EMPTY;
  private long place;
  private int told;

  /** Whether what is judged now is a record. */
  private boolean isRecord;

  JudgedAnew(WhatIfBody asked, WhatIfRules rules) {
    this.asked = asked;
    this.rules = rules;
    this.raised = new RaisedIncidents(rules.policies(), this::tell);
    SeverityLevels usual = SeverityLevels.DEFAULT;
    this.levels =
        new SeverityLevels(
            usual.info() * asked.threshold(),
            usual.warning() * asked.threshold(),
            usual.critical() * asked.threshold());
    WhatIfBody.Burst burst = asked.burst();
    this.bursts =
        burst == null
            ? null
            : new BurstPolicy(
                "what-if",
                BurstPolicy.Counted.INCIDENTS,
                BurstPolicy.Over.ASSET,
                burst.hits(),
                burst.windowMin());
  }

  /**
   * The next window.
   *
   * @param ratio as the score told it
   */
  void add(String stream, Instant windowStart, Instant windowEnd, double ratio) {
    Severity severity = levels.of(ratio);
    var seen =
        new Observation(
            asked.asset(),
            stream,
            rules.profile(stream),
            windowStart,
            windowEnd,
            false,
            new LogPosition(0, place++),
            windowEnd,
            null,
            levels.info(),
            new Finding(ratio, severity, List.of()),
            Finding.NOTHING,
            Finding.NOTHING);
    if (windowStart.equals(windowEnd) && severity.isAnomalous()) {
      count(Hit.of(seen, null));
    }
    isRecord = windowStart.equals(windowEnd);
    raised.add(seen);
  }

  private void tell(Change change) {
    if (change.category() != Category.PROCESS) {
      return;
    }
    told++;
    if (change.kind() == AlertKind.OPENED && !isRecord) {
      count(
          new Hit(
              change.at(),
              change.asset(),
              change.episode().streams().iterator().next(),
              change.profile(),
              Category.PROCESS,
              change.severity(),
              change.episode().peakRatio(),
              new TreeMap<>(),
              null));
    }
  }

  private void count(Hit hit) {
    if (bursts != null) {
      BurstState.Outcome outcome = counted.with(bursts, List.of(hit));
      counted = outcome.state();
      Instant lastFull = counted.lastFull();
      if (outcome.begun().isEmpty() && !begun.isEmpty() && lastFull != null) {
        begun.set(begun.size() - 1, begun.getLast().until(lastFull));
      }
      outcome
          .begun()
          .forEach(
              one ->
                  begun.add(
                      new WhatIfView.Burst(
                          one.startedAt(), one.updatedAt(), one.burst().hitsInWindow())));
    }
  }

  /**
   * @param scores how many there are
   * @param deleted how many that matter are there no more
   */
  WhatIfView view(long scores, long deleted) {
    return new WhatIfView(
        asked.asset(),
        asked.from().toInstant(),
        asked.to().toInstant(),
        asked.threshold(),
        IncidentSettingsInForce.of(rules.policies()).profiles(),
        rules.areKnown(),
        scores,
        deleted,
        told,
        raised.incidents().stream()
            .filter(incident -> incident.category() == Category.PROCESS)
            .map(JudgedAnew::view)
            .toList(),
        List.copyOf(begun));
  }

  private static WhatIfView.Incident view(RaisedIncidents.Raised incident) {
    return new WhatIfView.Incident(
        incident.startedAt(),
        incident.resolvedAt(),
        incident.severity(),
        incident.peakRatio(),
        incident.streams(),
        incident.reopened());
  }
}
