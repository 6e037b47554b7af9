package io.sluice.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Messages;
import org.junit.jupiter.api.Test;

class RoutingTextTest {

  @Test
  void saysWhyInLines() throws Exception {
    var routing =
        Messages.mapper()
            .readTree(
                """
                {"kind": "OPENED", "severity": "WARNING", "at": "2026-03-04T12:00:00Z", "file": "ab12",
                 "routes": [
                   {"route": "drift", "verdict": "NOT_MET",
                    "why": ["category PROCESS is not in [DRIFT]", "severity WARNING is above INFO"], "to": []},
                   {"route": "all", "verdict": "TAKEN", "why": [], "to": ["ops", "log"]},
                   {"route": "rest", "verdict": "NOT_REACHED", "why": ["route all was taken"], "to": ["log"]}],
                 "told": [
                   {"receiver": "ops", "route": "all", "at": "2026-03-04T12:00:01Z", "delivery": "DEAD",
                    "lastError": "HTTP 410"},
                   {"receiver": "log", "route": "all", "at": "2026-03-04T12:00:01Z", "delivery": "DELIVERED"}],
                 "escalations": [
                   {"route": "all", "step": 1, "to": ["boss"], "dueAt": "2026-03-04T12:15:00Z",
                    "endedAt": "2026-03-04T12:05:00Z", "outcome": "ACKNOWLEDGED"},
                   {"route": "all", "step": 2, "to": ["boss"], "dueAt": "2026-03-04T12:30:00Z"}]}
                """);

    assertThat(RoutingText.of(routing))
        .containsExactly(
            "OPENED, WARNING, made 2026-03-04T12:00:00Z, looked at by the file ab12",
            "Routes",
            "  drift: not taken, category PROCESS is not in [DRIFT], severity WARNING is above INFO",
            "  all: taken, to ops, log",
            "  rest: not taken, route all was taken",
            "Told",
            "  ops: since 2026-03-04T12:00:01Z, by route all; DEAD: HTTP 410",
            "  log: since 2026-03-04T12:00:01Z, by route all; DELIVERED",
            "Step 1 of route all, to boss: ACKNOWLEDGED at 2026-03-04T12:05:00Z",
            "Step 2 of route all, to boss: due at 2026-03-04T12:30:00Z unless somebody acknowledges");
  }
}
