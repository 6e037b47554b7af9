package io.sluice.incidents;

import static io.sluice.contracts.AlertKind.OPENED;
import static io.sluice.contracts.AlertKind.RESOLVED;
import static io.sluice.incidents.Observations.QUIET;
import static io.sluice.incidents.Observations.START;
import static io.sluice.incidents.Observations.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Alert;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandKind;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.PlainText;
import io.sluice.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What used to go on is missed: detectors of a stream, streams of an asset. */
class WatchdogTest {

  private static final int MINUTE = 60;

  private final Run run = Run.withCooldown(Duration.ZERO);
  private long offset;

  private void see(String stream, int second) {
    see(stream, second, Finding.NOTHING, "a", "rules", "forecaster");
  }

  private void see(String stream, int second, Finding data, String bundle, String... detectors) {
    Instant end = START.plusSeconds(second);
    Observation seen =
        Observations.ofStream(
            stream, Observations.observation(end.minusSeconds(59), end, QUIET), offset++);
    run.see(Observations.by(Judges.of(bundle, List.of(detectors)), seen.withData(data)));
  }

  /** Windows ten seconds apart, from one second to another, both included. */
  private void see(String stream, int from, int to, String bundle, String... detectors) {
    for (int second = from; second <= to; second += 10) {
      see(stream, second, Finding.NOTHING, bundle, detectors);
    }
  }

  private Alert told() {
    return new Alerts(Optional.empty()).of(run.changes().getLast());
  }

  @Test
  void aDetectorThatGivesNoScoresWhileOthersDoIsAFaultOfTheData() {
    // given
    see("tags", 0, 100, "a", "rules", "forecaster");

    // when
    see("tags", 110, 90 + 10 * MINUTE, "a", "rules");

    // then: ten minutes after its last score, for windows that overlap
    assertThat(run.kinds()).isEmpty();
    see("tags", 100 + 10 * MINUTE, 100 + 10 * MINUTE, "a", "rules");
    assertThat(run.kinds()).containsExactly(OPENED);
    Change opened = run.changes().getFirst();
    assertThat(opened.category()).isEqualTo(Category.DATA);
    assertThat(opened.severity()).isEqualTo(Severity.WARNING);
    assertThat(told().text())
        .startsWith("WARNING DATA fault at plant-1 since")
        .endsWith(": detector forecaster gives no scores any more");

    // when: it is back
    see("tags", 110 + 10 * MINUTE, 200 + 10 * MINUTE, "a", "rules", "forecaster");

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void whatABundleDoesNotHaveAnyMoreIsNotMissed() {
    // given
    see("tags", 0, 100, "a", "rules", "forecaster");

    // when
    see("tags", 110, 30 * MINUTE, "b", "rules");

    // then
    assertThat(run.kinds()).isEmpty();
  }

  @Test
  void whereNoDetectorGivesScoresNoneIsMissed() {
    // given
    see("tags", 0, 100, "a", "rules", "forecaster");

    // when
    see("tags", 110, 30 * MINUTE, "a");

    // then
    assertThat(run.kinds()).isEmpty();
  }

  @Test
  void tagsWithoutValuesAreToldBesideASilentDetector() {
    // given: five tags of 50 have no values
    see("tags", 0, 100, "a", "rules", "forecaster");
    see("tags", 110, 90 + 10 * MINUTE, "a", "rules");
    var dead = List.of(Observations.dead("LIT101", 0.2), Observations.dead("FIT101", 0.2));
    var fault = new Finding(1.2, Severity.INFO, dead);

    // when
    for (int second = 100; second <= 130; second += 10) {
      see("tags", second + 10 * MINUTE, fault, "a", "rules");
    }

    // then
    assertThat(told().text())
        .contains("detector forecaster gives no scores any more; without values: LIT101, FIT101")
        .endsWith("and 3 more");
    assertThat(told().contributors())
        .extracting(Contributor::reason)
        .containsExactly("gives no scores any more", "has no value", "has no value");
  }

  @Test
  void aStreamThatIsSilentWhileAnotherGoesOnIsAFaultOfTheData() {
    // given
    for (int second = 0; second <= 100; second += 10) {
      see("tags", second);
      see("flows", second);
    }

    // when
    for (int second = 110; second <= 110 + 15 * MINUTE; second += 10) {
      see("tags", second);
    }

    // then: fifteen minutes of the other's windows, and the on-delay
    assertThat(run.kinds()).isEmpty();
    see("tags", 120 + 15 * MINUTE);
    see("tags", 130 + 15 * MINUTE);
    assertThat(run.kinds()).containsExactly(OPENED);
    assertThat(told().category()).isEqualTo(Category.DATA);
    assertThat(told().streams()).containsExactly("flows");
    assertThat(told().text()).endsWith(": stream flows is silent, others of its asset go on");

    // when: it is back
    for (int second = 140 + 15 * MINUTE; second <= 240 + 15 * MINUTE; second += 10) {
      see("flows", second);
      see("tags", second);
    }

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED);
    assertThat(run.changes().getLast().ending()).isEqualTo(Ending.QUIET);
  }

  @Test
  void aStreamWithTheLongestNameIsMissedAsAnyOther() {
    // given
    String longest = "f".repeat(PlainText.MAX_NAME_LENGTH);
    see("tags", 0);
    see(longest, 0);

    // when
    for (int second = 10; second <= 30 + 15 * MINUTE; second += 10) {
      see("tags", second);
    }

    // then
    assertThat(run.kinds()).containsExactly(OPENED);
    assertThat(told().contributors().getFirst().tag())
        .startsWith("stream fff")
        .hasSize(PlainText.MAX_NAME_LENGTH);
  }

  @Test
  void anAssetThatWasSilentAsAWholeMissesNoStream() {
    // given
    for (int second = 0; second <= 100; second += 10) {
      see("tags", second);
      see("flows", second);
    }

    // when: an hour later one is the first
    see("tags", 3_600);
    see("tags", 3_620);
    see("flows", 3_630);
    see("tags", 3_640);

    // then
    assertThat(run.kinds()).isEmpty();
  }

  @Test
  void whatIsToldOfDriftIsNotMissed() {
    // given: once, and the next time tomorrow
    see("tags", 0);
    see(DriftStream.of("tags"), 0);

    // when
    for (int second = 10; second <= 60 * MINUTE; second += 10) {
      see("tags", second);
    }

    // then
    assertThat(run.kinds()).isEmpty();
  }

  @Test
  void daysBetweenTwoTellingsOfDriftAreNoSilence() {
    // given
    var drift = new Run(IncidentPolicy.DEFAULT.ofDrift());
    var off = new Finding(1.2, Severity.INFO, List.of());

    // when
    for (int day = 0; day < 8; day += 2) {
      drift.see(Observations.drifting(Observations.singleAt(Duration.ofDays(day), QUIET), off));
    }

    // then
    assertThat(drift.kinds(Category.DRIFT)).startsWith(OPENED).doesNotContain(RESOLVED);
  }

  @Test
  void aSlowStreamIsGivenTwiceItsPace() {
    // given: one window an hour
    see("hourly", 0);
    for (int hour = 1; hour <= 3; hour++) {
      for (int second = (hour - 1) * 3_600 + 10; second <= hour * 3_600; second += 10) {
        see("tags", second);
      }
      see("hourly", hour * 3_600);
    }
    int opened = run.kinds().size(); // the first hour looked like silence

    // when
    int last = 3 * 3_600;
    for (int second = last + 10; second <= last + 2 * 3_600; second += 10) {
      see("tags", second);
    }

    // then
    assertThat(run.kinds()).hasSize(opened);
    for (int second = last + 2 * 3_600 + 10; second <= last + 2 * 3_600 + 40; second += 10) {
      see("tags", second);
    }
    assertThat(run.kinds()).hasSize(opened + 1);
  }

  @Test
  void clocksThatAreApartDoNotMakeAStreamSilent() {
    // when: one is three hours behind, and each goes on
    for (int second = 0; second <= 3_600; second += 10) {
      see("tags", second + 3 * 3_600);
      see("flows", second);
    }

    // then
    assertThat(run.kinds()).isEmpty();
  }

  @Test
  void whoMissesAStreamMayFallSilentItself() {
    // given
    for (int second = 0; second <= 100; second += 10) {
      see("tags", second);
      see("flows", second);
      see("sound", second);
    }
    see("tags", 110);

    // when: only the sound goes on
    for (int second = 120; second <= 60 * MINUTE; second += 10) {
      see("sound", second);
    }

    // then: both others are one incident
    assertThat(run.kinds()).contains(OPENED);
    assertThat(run.changes().getLast().episode().streams()).containsExactly("flows", "tags");
  }

  @Test
  void whatIsSilentForADayIsMissedNoMore() {
    // given
    for (int second = 0; second <= 100; second += 10) {
      see("tags", second);
      see("flows", second);
    }

    // when
    for (int second = 110; second <= 3 * 24 * 3_600; second += 600) {
      see("tags", second);
    }

    // then
    assertThat(run.kinds()).contains(OPENED).endsWith(RESOLVED);
    assertThat(run.kinds().stream().filter(OPENED::equals)).hasSize(1);
    assertThat(run.changes().getLast().ending()).isEqualTo(Ending.SILENCE);
  }

  @Test
  void whoResolvesByHandThatAStreamIsSilentIsLeftAloneForTheCooldown() {
    // given
    var cooling = Run.withCooldown(Duration.ofMinutes(5));
    cooling.see(at("tags", 0)).see(at("flows", 0));
    int now = 60 * MINUTE;
    for (int second = 10; second <= now; second += 10) {
      cooling.see(at("tags", second));
    }

    // when
    cooling.see(cooling.command(Category.DATA, CommandKind.RESOLVE, "anna"));

    // then
    for (int second = now + 10; second < now + 5 * MINUTE; second += 10) {
      cooling.see(at("tags", second));
    }
    assertThat(cooling.kinds()).containsExactly(OPENED, RESOLVED);

    // and: it is silent still
    for (int second = now + 5 * MINUTE; second <= now + 6 * MINUTE; second += 10) {
      cooling.see(at("tags", second));
    }
    assertThat(cooling.kinds()).containsExactly(OPENED, RESOLVED, OPENED);
  }

  private Observation at(String stream, int second) {
    return Observations.ofStream(stream, Observations.at(second, QUIET), offset++);
  }

  @Test
  void whatIsMissedIsStored() throws Exception {
    // given
    see("tags", 0, 100, "a", "rules", "forecaster");
    see("flows", 100);
    see("tags", 110, 200, "a", "rules");

    // when
    AssetState read = Run.stored(run.state());

    // then
    assertThat(read).isEqualTo(run.state());
    assertThat(read.stream("tags").watched().silent()).containsOnlyKeys("forecaster");
    assertThat(read.stream("flows").watched().missed().by()).isEqualTo("tags");
  }

  @Test
  void itEscalatesNothingOfTheProcess() {
    // given
    see("tags", 0, 100, "a", "rules", "forecaster");

    // when
    for (int second = 110; second <= 20 * MINUTE; second += 10) {
      Instant end = START.plusSeconds(second);
      run.see(
          Observations.by(
              Judges.of("a", List.of("rules")),
              Observations.ofStream(
                  "tags", Observations.observation(end.minusSeconds(59), end, WARNING), offset++)));
    }

    // then
    assertThat(run.kinds(Category.PROCESS)).startsWith(OPENED);
    assertThat(run.kinds(Category.DATA)).containsExactly(OPENED);
  }
}
