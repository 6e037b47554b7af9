package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cli.run.NetworkSample;
import io.sluice.cli.system.Service;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.Bundle;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code ./sluice run --profile network} replays: the shipped bundle finds its attacks. */
abstract class FlowsUnderAttackScenario {

  /** Attacks of the sample are further apart, and their own records less. */
  private static final Duration APART = Duration.ofMinutes(9);

  private final PackagedSystem system;

  FlowsUnderAttackScenario(PackagedSystem system) {
    this.system = system;
  }

  /** From the first record of an attack to the last. */
  private record Attack(Instant first, Instant last) {

    boolean holds(Instant time) {
      return !time.isBefore(first) && !time.isAfter(last);
    }
  }

  @Test
  void mostAttacksAreIncidentsAndHardlyAnythingElse() throws Exception {
    // given
    Profile profile;
    try (var bundle = Bundle.load(Path.of("../../models/bundles/network/1"))) {
      profile = bundle.profile();
    }
    List<Attack> attacks = attacks(profile);
    assertThat(attacks).hasSize(6);

    // when
    var sample = NetworkSample.after(Optional.empty(), NetworkSample.ASSET, profile);
    assertThat(system.replay(sample).accepted()).isEqualTo(sample.total());
    system.drain();

    // then
    List<Instant> opened = new ArrayList<>();
    for (JsonNode incident : incidents()) {
      opened.add(Instant.parse(incident.path("startedAt").asText()));
    }
    assertThat(attacks.stream().filter(attack -> opened.stream().anyMatch(attack::holds)))
        .hasSizeGreaterThanOrEqualTo(5);
    assertThat(
            opened.stream()
                .filter(time -> attacks.stream().noneMatch(attack -> attack.holds(time))))
        .hasSizeLessThanOrEqualTo(1);
  }

  private static List<Attack> attacks(Profile profile) {
    var sample = NetworkSample.after(Optional.empty(), NetworkSample.ASSET, profile);
    List<Attack> attacks = new ArrayList<>();
    for (Reading flow = sample.next(); flow != null; flow = sample.next()) {
      if (Integer.valueOf(1).equals(flow.label())) {
        boolean goesOn =
            !attacks.isEmpty()
                && Duration.between(attacks.getLast().last(), flow.time()).compareTo(APART) < 0;
        Instant first = goesOn ? attacks.removeLast().first() : flow.time();
        attacks.add(new Attack(first, flow.time()));
      }
    }
    return attacks;
  }

  private JsonNode incidents() throws Exception {
    URI all =
        system
            .services()
            .address(Service.QUERY)
            .resolve("/api/v1/incidents?limit=100&asset=" + NetworkSample.ASSET);
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(HttpRequest.newBuilder(all).build(), HttpResponse.BodyHandlers.ofString());
      return Messages.mapper().readTree(answer.body()).path("items");
    }
  }
}
