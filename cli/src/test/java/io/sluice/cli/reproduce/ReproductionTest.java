package io.sluice.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.access.Access;
import io.sluice.cli.access.ApiClient;
import io.sluice.cli.history.History;
import io.sluice.cli.history.LoggedReadings;
import io.sluice.cli.history.StoredScore;
import io.sluice.contracts.Messages;
import io.sluice.contracts.SourceRef;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.scoring.Verdict;
import io.sluice.models.backtest.JudgedStream;
import io.sluice.models.backtest.JudgedWindow;
import io.sluice.models.backtest.StreamReadings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped bundle; a score of its, and what query-api still has of its readings. */
class ReproductionTest {

  private static final Instant FROM = Instant.parse("2026-03-01T10:00:00Z");
  private static final int LAST = 199;
  private static Bundle bundle;

  private final List<ObjectNode> stored = new ArrayList<>();
  private HttpServer queryApi;

  @BeforeAll
  static void load() throws Exception {
    bundle = Bundle.load(Path.of("../models/bundles/swat/1"));
  }

  @AfterAll
  static void close() {
    bundle.close();
  }

  @BeforeEach
  void start() throws Exception {
    queryApi = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    queryApi.createContext(
        "/api/v1/",
        exchange -> {
          boolean isOfReadings = exchange.getRequestURI().getPath().endsWith("/readings");
          byte[] json = Messages.encode(Map.of("items", isOfReadings ? newestFirst() : List.of()));
          exchange.sendResponseHeaders(200, json.length);
          exchange.getResponseBody().write(json);
          exchange.close();
        });
    queryApi.start();
    for (int second = 0; second <= LAST; second++) {
      stored.add(reading(second, second, 0));
    }
  }

  @AfterEach
  void stop() {
    queryApi.stop(0);
  }

  @Test
  void theSameReadingsComeToTheSameNumber() throws Exception {
    assertThat(reproduced(score(0))).isInstanceOf(Reproduction.Same.class);
  }

  @Test
  void whatCameLaterThanTheScoreIsNotLookedAt() throws Exception {
    // given a reading of the window that came when it was judged already, in place of one
    StoredScore score = score(0);
    stored.add(reading(LAST - 5, LAST + 1, 3));

    // then
    assertThat(reproduced(score)).isInstanceOf(Reproduction.Same.class);
  }

  @Test
  void anotherNumberIsSaidWithWhatMayExplainIt() throws Exception {
    assertThat(reproduced(score(0.001)))
        .isInstanceOfSatisfying(
            Reproduction.Another.class,
            another ->
                assertThat(another.why()).contains("the bundle follows each asset", "--since"));
  }

  @Test
  void readingsThatAreDeletedCannotBeJudged() throws Exception {
    // given
    StoredScore score = score(0);
    stored.subList(0, LAST - 20).clear();

    // then
    assertThat(reproduced(score))
        .isInstanceOfSatisfying(
            Reproduction.Impossible.class,
            impossible ->
                assertThat(impossible.why())
                    .contains("cannot be filled from the 21 readings that are still stored"));
  }

  @Test
  void aScoreThatIsNotThereIsNamed() {
    UUID id = new UUID(1, 2);
    assertThatThrownBy(() -> history().score(id, "plant-1"))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "there is no score %s of plant-1 in the history: it never came there, or was deleted after its retention"
                .formatted(id));
  }

  private Reproduction reproduced(StoredScore score) throws Exception {
    LoggedReadings readings = history().logged(score, bundle, FROM);
    assertThat(readings.isInOrderOfLog()).isTrue();
    return Reproduction.of(score, bundle, readings, false);
  }

  private History history() {
    URI address = URI.create("http://127.0.0.1:" + queryApi.getAddress().getPort());
    return new History(new ApiClient("query-api", address, Access.OPEN));
  }

  private List<ObjectNode> newestFirst() {
    return stored.stream()
        .sorted(Comparator.comparing((ObjectNode one) -> one.path("time").asText()).reversed())
        .toList();
  }

  /** Values around the middle of what is usual, the same ones for each second. */
  private static ObjectNode reading(int second, int offset, double off) {
    var noise = new Random(second);
    ObjectNode json = Messages.mapper().createObjectNode();
    json.put("id", "@0-" + offset).put("time", FROM.plusSeconds(second).toString());
    ObjectNode values = json.putObject("values");
    for (Tag tag : bundle.profile().tags()) {
      values.put(tag.name(), usual(tag) * (1 + 0.01 * noise.nextGaussian() + off));
    }
    return json;
  }

  private static double usual(Tag tag) {
    Double low = tag.low();
    Double high = tag.high();
    return low == null || high == null ? 1 : (low + high) / 2;
  }

  /** Of the last window, as scoring-service would have judged it. */
  private StoredScore score(double off) throws Exception {
    JudgedWindow last = null;
    try (var judge = new JudgedStream(bundle, "plant-1", "swat", readings(stored.iterator()))) {
      for (JudgedWindow next = judge.next(); next != null; next = judge.next()) {
        last = next;
      }
    }
    Verdict verdict = last.verdict();
    return new StoredScore(
        "1",
        "plant-1",
        "swat",
        "swat",
        bundle.ref(),
        last.start(),
        last.end(),
        verdict.ratio() + off,
        verdict.detectors().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().score())),
        null,
        new SourceRef("sensor-readings", 0, LAST));
  }

  private static StreamReadings readings(Iterator<ObjectNode> all) {
    return new StreamReadings() {
      @Override
      public Reading next() {
        if (!all.hasNext()) {
          return null;
        }
        ObjectNode json = all.next();
        double[] values =
            bundle.profile().tags().stream()
                .mapToDouble(tag -> json.path("values").path(tag.name()).asDouble())
                .toArray();
        return new Reading(Instant.parse(json.path("time").asText()), values);
      }

      @Override
      public long unreadable() {
        return 0;
      }

      @Override
      public void close() {}
    };
  }
}
