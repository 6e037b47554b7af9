package io.sluice.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreThinnerTest {

  private static final Instant TIME = Instant.parse("2015-12-28T10:29:14Z");

  @Test
  void ofManyTheNewestAndTheHighestAreTold() {
    // given
    var thinner = new ScoreThinner(10);
    thinner.offer(score("a", 0, 0.5, Severity.NONE));
    thinner.offer(score("a", 2, 0.7, Severity.NONE));
    thinner.offer(score("a", 1, 3.5, Severity.CRITICAL));

    // when
    var drained = thinner.drain();

    // then
    assertThat(drained)
        .containsExactly(
            new LiveScore(
                "a", "swat", "swat", TIME.plusSeconds(2), 0.7, 3.5, Severity.CRITICAL, null));
    assertThat(thinner.drain()).isEmpty();
  }

  @Test
  void streamsOfOneAssetAreToldApart() {
    // given
    var thinner = new ScoreThinner(10);
    thinner.offer(score("a", "swat", 0, 0.5, Severity.NONE));
    thinner.offer(score("a", "flows", 1, 3.5, Severity.CRITICAL));

    // when
    var drained = thinner.drain();

    // then
    assertThat(drained).extracting(LiveScore::stream).containsExactly("swat", "flows");
  }

  @Test
  void holdsNoMoreStreamsThanAllowed() {
    // given
    var thinner = new ScoreThinner(3);

    // when
    IntStream.range(0, 100).forEach(i -> thinner.offer(score("a" + i, 0, 0.5, Severity.NONE)));

    // then
    assertThat(thinner.drain()).hasSize(3);
  }

  @Test
  void noticesStayBelowTheLimitOfTheDatabase() {
    // given
    var many =
        IntStream.range(0, 300)
            .mapToObj(i -> score("ключ".repeat(40) + i, 0, 0.5, Severity.NONE))
            .toList();

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

  private static LiveScore score(String asset, int second, double ratio, Severity severity) {
    return score(asset, "swat", second, ratio, severity);
  }

  private static LiveScore score(
      String asset, String stream, int second, double ratio, Severity severity) {
    return new LiveScore(
        asset, stream, "swat", TIME.plusSeconds(second), ratio, ratio, severity, null);
  }
}
