package io.sluice.detection.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Drift;
import io.sluice.contracts.Drift.ErrorState;
import io.sluice.contracts.StreamKey;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.dictionary.Dictionaries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StreamDriftTest {

  private static final Profile PROFILE =
      Profile.events(
          "flows",
          List.of(
              new Tag("proto", null, TagKind.CATEGORICAL, 0, null, null, null),
              new Tag("sbytes", "B", TagKind.CONTINUOUS, 1, null, null, null)),
          Duration.ofMillis(100));
  private static final Dictionaries PROTOCOLS =
      Dictionaries.learn(PROFILE, List.of(Map.of("tcp", 700L, "udp", 250L, "icmp", 50L), Map.of()));
  private static final BundleRef BUNDLE = new BundleRef("3", "a".repeat(64));
  private static final StreamKey STREAM = new StreamKey("office", "flows");
  private static final Distributions TRAINED =
      Distributions.learn(PROFILE, PROTOCOLS, rows(new Numbers(1), 20_000, 0.7, 1_000));

  private static StreamDrift begin() {
    return new StreamDrift(STREAM, PROFILE, BUNDLE, TRAINED);
  }

  /** Flows of which so many are tcp, the others udp, of so many bytes on average. */
  private static double[][] rows(Numbers numbers, int count, double tcp, double bytes) {
    var rows = new double[count][];
    for (int i = 0; i < count; i++) {
      double proto = numbers.getAsDouble() < tcp ? 1 : 2;
      rows[i] = new double[] {proto, -Math.log(1 - numbers.getAsDouble()) * bytes};
    }
    return rows;
  }

  private static List<Drift> show(StreamDrift drift, double[][] rows) {
    var told = new ArrayList<Drift>();
    for (int i = 0; i < rows.length; i++) {
      Drift report = drift.reading(rows[i], i * 100L);
      if (report != null) {
        told.add(report);
      }
    }
    return told;
  }

  @Test
  void trainingSaysHowFarApartNormalWindowsAre() {
    assertThat(TRAINED.window()).isEqualTo(1_000);
    assertThat(TRAINED.tags()).extracting(TagDistribution::tag).containsExactly("proto", "sbytes");
    assertThat(TRAINED.tags().getFirst().counts()).hasSize(5);
    assertThat(TRAINED.tags().getLast().edges()).hasSize(19);
    assertThat(TRAINED.tags()).extracting(TagDistribution::level).containsExactly(0.1, 0.25);
  }

  @Test
  void tellsNothingOfWhatIsAsInTraining() {
    List<Drift> told = show(begin(), rows(new Numbers(2), 100_000, 0.7, 1_000));

    assertThat(told).hasSize(100);
    assertThat(told).noneMatch(Drift::isDrifting);
    assertThat(told).allMatch(report -> report.changed().isEmpty());
    assertThat(told.getFirst().tags()).allMatch(tag -> tag.before() == null);
    assertThat(told.getLast().tags())
        .allSatisfy(tag -> assertThat(tag.before()).isBetween(0.0, 0.1));
  }

  @Test
  void tellsOnceThatCategoriesAreMixedOtherwise() {
    var drift = begin();
    show(drift, rows(new Numbers(2), 5_000, 0.7, 1_000));

    List<Drift> told = show(drift, rows(new Numbers(3), 4_000, 0.2, 1_000));

    assertThat(told)
        .extracting(Drift::changed)
        .containsExactly(List.of(), List.of("proto"), List.of(), List.of());
    Drift.Tag proto = told.get(1).tags().getFirst();
    assertThat(told.get(1).isDrifting()).isTrue();
    assertThat(proto.tag()).isEqualTo("proto");
    assertThat(proto.l1()).isCloseTo(1.0, within(0.1));
    assertThat(proto.psi()).isNull();
    assertThat(told.getFirst().tags().getFirst().before()).isGreaterThan(0.5);
    assertThat(proto.before()).isLessThan(0.1);
  }

  @Test
  void tellsThatNumbersAreOthers() {
    var drift = begin();

    List<Drift> told = show(drift, rows(new Numbers(3), 2_000, 0.7, 3_000));

    Drift.Tag bytes = told.get(1).tags().getFirst();
    assertThat(told.get(1).changed()).containsExactly("sbytes");
    assertThat(bytes.psi()).isGreaterThan(0.25);
    assertThat(bytes.ks()).isBetween(0.3, 0.5);
    assertThat(bytes.kl()).isNull();
  }

  @Test
  void tellsThatValuesAreMissing() {
    double[][] rows = rows(new Numbers(3), 2_000, 0.7, 1_000);
    Arrays.stream(rows).forEach(row -> row[1] = Double.NaN);

    Drift.Tag bytes = show(begin(), rows).get(1).tags().getFirst();

    assertThat(bytes.tag()).isEqualTo("sbytes");
    assertThat(bytes.ks()).isEqualTo(1);
    assertThat(bytes.isDrifting()).isTrue();
  }

  @Test
  void tellsThatRatiosAreOthersWithinAThousandRecords() {
    var drift = begin();
    var numbers = new Numbers(5);
    for (int i = 0; i < 50_000; i++) {
      assertThat(drift.score(Map.of("forest", numbers.getAsDouble()), null, i)).isNull();
    }
    Drift told = null;
    int after = 0;
    while (told == null) {
      told = drift.score(Map.of("forest", 0.4 + numbers.getAsDouble()), null, 50_000 + after++);
    }

    assertThat(after).isLessThanOrEqualTo(1_000);
    assertThat(told.changed()).containsExactly("forest");
    assertThat(told.errors()).isNull();
    Drift.Series forest = told.detectors().get("forest");
    assertThat(forest.before()).isCloseTo(0.5, within(0.02));
    assertThat(forest.changedAt()).isNotNull();
  }

  @Test
  void tellsThatJudgementsErrMoreOften() {
    var drift = begin();
    var numbers = new Numbers(6);
    for (int i = 0; i < 20_000; i++) {
      boolean wrong = numbers.getAsDouble() < 0.05;
      assertThat(drift.score(Map.of(), wrong, i)).isNull();
    }
    var told = new ArrayList<Drift>();
    for (int i = 0; i < 1_000; i++) {
      Drift report = drift.score(Map.of(), numbers.getAsDouble() < 0.4, 20_000 + i);
      if (report != null) {
        told.add(report);
      }
    }

    assertThat(told).isNotEmpty().allMatch(report -> report.changed().equals(List.of("errors")));
    assertThat(told)
        .anySatisfy(report -> assertThat(report.errors().state()).isEqualTo(ErrorState.DRIFT));
    assertThat(told.getLast().errors().mean()).isGreaterThan(0.2);
  }

  /** A restart between any two readings changes nothing. */
  @Test
  void goesOnAfterARestartToTheLastBit() {
    double[][] rows = rows(new Numbers(8), 3_500, 0.4, 2_000);
    var drift = begin();
    var restarted = begin();
    var numbers = new Numbers(9);
    for (int i = 0; i < rows.length; i++) {
      double ratio = numbers.getAsDouble() + (i > 2_000 ? 0.5 : 0);
      Drift told = drift.reading(rows[i], i);
      Drift scored = drift.score(Map.of("a", ratio, "b", ratio / 2), i % 7 == 0, i);
      if (i % 250 == 0) {
        restarted = StreamDrift.restore(STREAM, PROFILE, BUNDLE, TRAINED, restarted.snapshot());
      }
      assertThat(restarted.reading(rows[i], i)).isEqualTo(told);
      assertThat(restarted.score(Map.of("a", ratio, "b", ratio / 2), i % 7 == 0, i))
          .isEqualTo(scored);
    }

    assertThat(restarted.snapshot()).isEqualTo(drift.snapshot());
  }

  private static UUID incident(int number) {
    return new UUID(0, number);
  }

  /** Of so many incidents one in ten is none, later each. */
  private static Drift say(StreamDrift drift, int incidents) {
    Drift told = null;
    for (int i = 0; i < incidents; i++) {
      Drift report = drift.feedback(incident(i), i % 10 == 1 || i >= 100, i);
      told = report == null ? told : report;
    }
    return told;
  }

  @Test
  void countsWhatPeopleSayTwiceOnce() {
    var drift = begin();
    say(drift, 100);
    byte[] before = drift.snapshot();

    assertThat(say(drift, 100)).isNull();
    var restarted = StreamDrift.restore(STREAM, PROFILE, BUNDLE, TRAINED, before);
    assertThat(say(restarted, 100)).isNull();

    assertThat(drift.snapshot()).isEqualTo(before);
    assertThat(restarted.snapshot()).isEqualTo(before);
    assertThat(restarted.feedback(incident(1_000), null, 1_000)).isNull();
  }

  @Test
  void whatPeopleSayLastOfAnIncidentCounts() {
    var drift = begin();
    Drift alarmed = say(drift, 130);
    drift = StreamDrift.restore(STREAM, PROFILE, BUNDLE, TRAINED, drift.snapshot());

    Drift told = null;
    for (int i = 100; i < 130; i++) {
      Drift report = drift.feedback(incident(i), i % 2 == 0 ? false : null, 1_000 + i);
      told = report == null ? told : report;
    }

    assertThat(alarmed.errors().state()).isEqualTo(ErrorState.DRIFT);
    assertThat(told.errors().state()).isNotEqualTo(ErrorState.DRIFT);
    assertThat(told.isDrifting()).isFalse();
  }

  @Test
  void labelsOfOldIncidentsAreForgottenButCount() {
    var drift = begin();
    var twice = begin();
    for (int i = 0; i < 3 * Labelled.REMEMBERED; i++) {
      drift.feedback(incident(i), i % 10 == 1, i);
      twice.feedback(incident(i), i % 10 != 1, i);
      twice.feedback(incident(i), i % 10 == 1, i);
      if (i == Labelled.REMEMBERED) {
        twice = StreamDrift.restore(STREAM, PROFILE, BUNDLE, TRAINED, twice.snapshot());
      }
    }

    assertThat(twice.snapshot()).isEqualTo(drift.snapshot());
    assertThat(twice.snapshot()).hasSizeLessThan(20_000);
  }

  @Test
  void beginsAnewWithAnotherBundle() {
    byte[] snapshot = begin().snapshot();
    var other = new BundleRef("4", "b".repeat(64));

    assertThatThrownBy(() -> StreamDrift.restore(STREAM, PROFILE, other, TRAINED, snapshot))
        .hasMessageContaining("another format or bundle");
    assertThatThrownBy(
            () -> StreamDrift.restore(STREAM, PROFILE, BUNDLE, TRAINED, new byte[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
