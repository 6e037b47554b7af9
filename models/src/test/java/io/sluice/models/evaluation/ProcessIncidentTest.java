package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.incidents.IncidentPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessIncidentTest {

  private static final long WINDOW_SECONDS = 60;

  @Test
  void opensOnceWindowsWereAnomalousForTheOnDelay() {
    List<Boolean> alarms = everySecond(quiet(5), anomalous(12));

    assertThat(alarms.indexOf(true)).isEqualTo(5 + 9);
  }

  @Test
  void aNormalWindowBeginsTheRunAnew() {
    List<Boolean> alarms = everySecond(quiet(5), anomalous(9), quiet(1), anomalous(9), quiet(1));

    assertThat(alarms).doesNotContain(true);
  }

  @Test
  void endsOnceWindowsWereQuietForTheOffDelay() {
    List<Boolean> alarms = everySecond(quiet(1), anomalous(20), quiet(70));

    assertThat(alarms.lastIndexOf(true)).isEqualTo(1 + 20 + 59 - 1);
  }

  @Test
  void aWindowOnTheBorderKeepsAnAlarmButOpensNone() {
    List<Boolean> alarms = everySecond(quiet(1), anomalous(20), border(200), quiet(59));
    List<Boolean> none = everySecond(quiet(1), border(200));

    assertThat(alarms.getLast()).isTrue();
    assertThat(none).doesNotContain(true);
  }

  @Test
  void timeThatGoesBackIsANewBeginning() {
    var incident =
        new ProcessIncident(IncidentPolicy.DEFAULT.withRelapsesApart(), SeverityLevels.DEFAULT);
    for (int second = 1_000; second < 1_012; second++) {
      incident.window((second - WINDOW_SECONDS) * 1000, second * 1000L, false, 2);
    }

    boolean alarm = incident.window(40_000, 100_000, false, 0.5);

    assertThat(alarm).isFalse();
  }

  @Test
  void ofHourlyReadingsOneWindowIsEnough() {
    var incident =
        new ProcessIncident(IncidentPolicy.DEFAULT.withRelapsesApart(), SeverityLevels.DEFAULT);
    long hour = 3_600_000;

    List<Boolean> alarms =
        List.of(
            incident.window(-59 * hour, 0, false, 0.5),
            incident.window(-58 * hour, hour, false, 1.5),
            incident.window(-57 * hour, 2 * hour, false, 0.5));

    assertThat(alarms).containsExactly(false, true, false);
  }

  @Test
  void theFirstWindowOfAllBeginsItsRunAtItsOwnEnd() {
    assertThat(everySecond(anomalous(10))).doesNotContain(true);
    assertThat(everySecond(anomalous(11)).getLast()).isTrue();
  }

  @Test
  void aLongSilenceEndsAnAlarm() {
    var incident =
        new ProcessIncident(IncidentPolicy.DEFAULT.withRelapsesApart(), SeverityLevels.DEFAULT);
    for (long t = 0; t < 20_000; t += 1000) {
      incident.window(t - 60_000, t, false, 2);
    }
    long day = 86_400_000;

    assertThat(incident.isOpenAt(19_000 + day)).isTrue();
    assertThat(incident.isOpenAt(19_001 + day)).isFalse();
    assertThat(incident.window(2 * day, 2 * day + 1, false, 2)).isFalse();
  }

  private static double[] quiet(int windows) {
    return repeated(0.2, windows);
  }

  private static double[] border(int windows) {
    return repeated(0.95, windows);
  }

  private static double[] anomalous(int windows) {
    return repeated(1.0, windows);
  }

  private static double[] repeated(double ratio, int windows) {
    double[] ratios = new double[windows];
    Arrays.fill(ratios, ratio);
    return ratios;
  }

  private static List<Boolean> everySecond(double[]... ratios) {
    var incident =
        new ProcessIncident(IncidentPolicy.DEFAULT.withRelapsesApart(), SeverityLevels.DEFAULT);
    List<Boolean> alarms = new ArrayList<>();
    long second = 0;
    for (double[] part : ratios) {
      for (double ratio : part) {
        alarms.add(incident.window((second - WINDOW_SECONDS) * 1000, second * 1000, false, ratio));
        second++;
      }
    }
    return alarms;
  }
}
