package io.sluice.alert.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.contracts.Debounce;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Score;
import io.sluice.contracts.Severity;
import io.sluice.incidents.Finding;
import io.sluice.incidents.Judges;
import io.sluice.incidents.LogPosition;
import io.sluice.incidents.Observation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationReaderTest {

  private static final Instant END = Instant.parse("2015-12-28T10:00:00Z");

  private static final Instant HEARD = Instant.parse("2026-01-01T00:00:00Z");
  private final ObservationReader reader = new ObservationReader();

  @Test
  void readsOfAQuietScoreWhatIsNeeded() throws MalformedMessageException {
    // given
    Score score = Scores.score("plant-1", END, 0.4);

    // when
    Observation seen = reader.read(Messages.encode(score), HEARD);

    // then
    assertThat(seen)
        .isEqualTo(
            new Observation(
                "plant-1",
                "swat",
                "swat",
                score.windowStart(),
                END,
                false,
                new LogPosition(0, Scores.offset(END)),
                HEARD,
                null,
                1,
                new Finding(0.4, Severity.NONE, List.of()),
                Finding.NOTHING,
                Finding.NOTHING,
                null,
                Judges.of(score.bundle().sha256(), score.detectors().keySet())));
  }

  @Test
  void readsHowPatientTheBundleIsOfEveryScore() throws MalformedMessageException {
    // given
    byte[] quiet =
        new String(Messages.encode(Scores.score("plant-1", END, 0.4)), UTF_8)
            .replace(
                "\"source\"",
                "\"debounce\":{\"onDelay\":\"PT20S\",\"offDelay\":\"PT3M\"},\"source\"")
            .getBytes(UTF_8);

    // when
    Observation seen = reader.read(quiet, HEARD);

    // then
    assertThat(seen.debounce())
        .isEqualTo(new Debounce(Duration.ofSeconds(20), Duration.ofMinutes(3)));
  }

  @Test
  void readsOfAnAnomalousScoreWhatExplainsIt() throws MalformedMessageException {
    // given
    Score score = Scores.score("plant-1", END, 2.4);

    // when
    Observation seen = reader.read(Messages.encode(score), HEARD);

    // then
    assertThat(seen.process().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(seen.process().contributors()).isEqualTo(score.contributors());
  }

  @Test
  void readsOfAQuietScoreWhatIsWrongWithItsData() throws MalformedMessageException {
    // given
    Score score = Scores.score("plant-1", END, 0.4, 1.6);

    // when
    Observation seen = reader.read(Messages.encode(score), HEARD);

    // then
    assertThat(seen.process()).isEqualTo(new Finding(0.4, Severity.NONE, List.of()));
    assertThat(seen.data()).isEqualTo(new Finding(1.6, Severity.WARNING, List.of(Scores.DEAD)));
  }

  @Test
  void readsOfAQuietScoreWhatHasMovedForGood() throws MalformedMessageException {
    // given
    Score score = Scores.drifting("plant-1", END, 1.6);

    // when
    Observation seen = reader.read(Messages.encode(score), HEARD);

    // then
    assertThat(seen.process()).isEqualTo(new Finding(0.3, Severity.NONE, List.of()));
    assertThat(seen.data()).isEqualTo(Finding.NOTHING);
    assertThat(seen.drift()).isEqualTo(new Finding(1.6, Severity.WARNING, List.of(Scores.MOVED)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{}", "{\"ratio\":1,\"severity\":\"INFO\",\"faults\":[]}"})
  void refusesAFaultOfTheDataThatIsNone(String data) {
    // given
    String score =
        json(Scores.score("plant-1", END, 0.4)).replaceFirst("\\{", "{\"data\":" + data + ",");

    // when / then
    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> reader.read(score.getBytes(StandardCharsets.UTF_8), HEARD))
        .withMessageStartingWith("no valid Score");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plant-1            | ''",
        "plant-1            | 'plant\\u0000'",
        "plant-1            | '\\ud800'",
        "2015-12-28T10      | '+12015-12-28T10'",
        "2015-12-28T10      | 'yesterday'",
        "\"NONE\"           | 0",
        "0.4                | '\"0.4\"'",
        "0.4                | 1e999",
        "0.4                | null",
        "\"severity\"       | '\"gravity\"'",
        "\"asset\"          | '\"plant\"'",
        "\"source\"         | '\"from\"'",
        "\"offset\"         | '\"at\"'",
        "\"partition\":0    | '\"partition\":-1'",
        "\"partition\":0    | '\"partition\":0.5'",
        "\"windowEnd\"      | '\"end\"'",
        "{\"id\"            | '[{\"id\"'",
        "\"swat\"           | '\"swat'",
      })
  void refusesWhatIsNoScoreInOneSentence(String part, String replacement) {
    // given
    String score = json(Scores.score("plant-1", END, 0.4)).replace(part, replacement);

    // when / then
    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> reader.read(score.getBytes(StandardCharsets.UTF_8), HEARD))
        .withMessageStartingWith("no valid Score");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tag", "unit", "stage", "reason"})
  void refusesAContributorThatIsNoPlainText(String field) {
    // given
    String score =
        json(Scores.score("plant-1", END, 2.4))
            .replace("\"unit\"", "\"stage\":\"P3\",\"reason\":\"is stuck\",\"unit\"")
            .replaceFirst("\"" + field + "\":\"", "$0\\\\u0000");

    // when / then
    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> reader.read(score.getBytes(StandardCharsets.UTF_8), HEARD))
        .withMessageEndingWith("tag, unit, stage or reason is no plain text");
  }

  @Test
  void readsThatTheWindowBeganAnewAndThatTheProfileHasItsOwnLevel()
      throws MalformedMessageException {
    // given
    String score =
        json(Scores.score("plant-1", END, 0.4))
            .replaceFirst("\\{", "{\"first\":true,\"infoLevel\":1.25,");

    // when
    Observation seen = reader.read(score.getBytes(StandardCharsets.UTF_8), HEARD);

    // then
    assertThat(seen.isFirst()).isTrue();
    assertThat(seen.infoLevel()).isEqualTo(1.25);
  }

  @Test
  void takesASeverityOfALaterReleaseForTheHighest() throws MalformedMessageException {
    // given
    String score = json(Scores.score("plant-1", END, 2.4)).replace("\"CRITICAL\"", "\"FATAL\"");

    // when
    Observation seen = reader.read(score.getBytes(StandardCharsets.UTF_8), HEARD);

    // then
    assertThat(score).contains("FATAL");
    assertThat(seen.process().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void refusesATailAndNothing() {
    // given
    String score = json(Scores.score("plant-1", END, 0.4));

    // when / then
    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> reader.read((score + "{}").getBytes(StandardCharsets.UTF_8), HEARD));
    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> reader.read(null, HEARD));
    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> reader.read(new byte[0], HEARD));
  }

  private static String json(Score score) {
    return new String(Messages.encode(score), StandardCharsets.UTF_8);
  }
}
