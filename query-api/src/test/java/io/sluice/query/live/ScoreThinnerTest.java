package io.sluice.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.RawScore;
import io.sluice.contracts.ScoreReader;
import io.sluice.contracts.Severity;
import io.sluice.query.scene.Plant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreThinnerTest {

  private static final ScoreReader READER = new ScoreReader();
  private static final Instant TIME = Instant.parse("2015-12-28T10:29:14Z");

  @Test
  void ofManyTheNewestAndTheHighestAreTold() throws Exception {
    // given
    var thinner = new ScoreThinner(10);
    thinner.offer(score("a", 0, 0.5));
    thinner.offer(score("a", 2, 0.7));
    thinner.offer(score("a", 1, 3.5));

    // when
    var drained = thinner.drain();

    // then
    assertThat(drained)
        .containsExactly(
            new LiveScore(
                "a",
                "swat",
                "swat",
                TIME.plusSeconds(2),
                0.7,
                Map.of("autoencoder", 0.7),
                3.5,
                Severity.CRITICAL,
                null));
    assertThat(thinner.drain()).isEmpty();
  }

  @Test
  void streamsOfOneAssetAreToldApart() throws Exception {
    // given
    var thinner = new ScoreThinner(10);
    thinner.offer(score("a", "swat", 0, 0.5));
    thinner.offer(score("a", "flows", 1, 3.5));

    // when
    var drained = thinner.drain();

    // then
    assertThat(drained).extracting(LiveScore::stream).containsExactly("swat", "flows");
  }

  @Test
  void holdsNoMoreStreamsThanAllowed() throws Exception {
    // given
    var thinner = new ScoreThinner(3);

    // when
    for (int i = 0; i < 100; i++) {
      thinner.offer(score("a" + i, 0, 0.5));
    }

    // then
    assertThat(thinner.drain()).hasSize(3);
  }

  @Test
  void noticesStayBelowTheLimitOfTheDatabase() throws Exception {
    // given
    var many = new ArrayList<LiveScore>();
    for (int i = 0; i < 300; i++) {
      RawScore score = score("ключ".repeat(40) + i, 0, 0.5);
      many.add(LiveScore.of(score, score));
    }

    // when
    var texts = Notification.ofScores(many);

    // then
    assertThat(texts)
        .allSatisfy(
            text ->
                assertThat(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .hasSizeLessThan(8_000));
    assertThat(texts.stream().mapToInt(text -> text.split("\"asset\"").length - 1).sum())
        .isEqualTo(300);
  }

  @Test
  void whatTheDetectorsSayIsLeftOutWhereItIsTooLongOrUnreadable() throws Exception {
    // given
    RawScore score = score("a", 0, 0.5);
    var ratios = new TreeMap<String, Double>();
    IntStream.range(0, 1_000).forEach(i -> ratios.put("detector-" + i, 0.5));
    var many = new LiveScore("a", "swat", "swat", TIME, 0.5, ratios, 0.5, Severity.NONE, null);
    byte[] other = Messages.encode(new Plant("b").score(TIME, 0.5));
    String text = new String(other, StandardCharsets.UTF_8).replace("\"threshold\"", "\"limit\"");
    var thinner = new ScoreThinner(10);

    // when
    List<String> texts = Notification.ofScores(List.of(LiveScore.of(score, score), many));
    thinner.offer(READER.read(text.getBytes(StandardCharsets.UTF_8)));

    // then
    assertThat(texts).hasSize(2);
    assertThat(texts.getFirst()).contains("\"ratios\":{\"autoencoder\":0.5}");
    assertThat(texts.getLast()).hasSizeLessThan(300).doesNotContain("ratios");
    assertThat(thinner.drain())
        .extracting(LiveScore::ratios)
        .containsExactly((Map<String, Double>) null);
  }

  private static RawScore score(String asset, int second, double ratio)
      throws MalformedMessageException {
    return score(asset, "swat", second, ratio);
  }

  private static RawScore score(String asset, String stream, int second, double ratio)
      throws MalformedMessageException {
    Instant time = TIME.plusSeconds(second);
    return READER.read(Messages.encode(new Plant(asset).score(stream, time, ratio, null)));
  }
}
