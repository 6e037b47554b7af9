package io.sluice.platform.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsGuardTest {

  private static void start(SettingsCheck... checks) {
    new SettingsGuard(List.of(checks), "alert-service").start(new StartupEvent());
  }

  @Test
  void withoutFaultsItStarts() {
    assertThatCode(
            () ->
                start(
                    faults -> faults.unless(true, "wrong"),
                    faults -> faults.atLeast("a", Duration.ofMillis(1), Duration.ofMillis(1)),
                    faults -> faults.of(() -> {})))
        .doesNotThrowAnyException();
  }

  @Test
  void whatAllFeaturesFindIsReportedAtOnceAndEachOnce() {
    // given
    SettingsCheck one = faults -> faults.unless(false, "a is wrong");
    SettingsCheck other = faults -> faults.atLeast("b", Duration.ZERO, Duration.ofSeconds(1));

    // when / then
    assertThatThrownBy(() -> start(one, other, one))
        .isInstanceOf(StartEndedException.class)
        .hasMessage(
            "alert-service does not start:\n- a is wrong\n- b is PT0S, expected at least PT1S");
  }

  @Test
  void whatAPartRefusesIsAFaultThoughTheContainerWrapsIt() {
    // given: the sentence of the outermost refusal says where it was
    var inner = new IllegalArgumentException("it is 0");
    var outer = new IllegalArgumentException("a.b: it is 0", inner);

    // when / then
    assertThatThrownBy(
            () ->
                start(
                    faults ->
                        faults.of(
                            () -> {
                              throw new RuntimeException(outer);
                            })))
        .hasMessage("alert-service does not start: a.b: it is 0");
  }

  @Test
  void aBugIsNoFault() {
    // given
    var bug = new UnsupportedOperationException();

    // when / then
    assertThatThrownBy(
            () ->
                start(
                    faults ->
                        faults.of(
                            () -> {
                              throw bug;
                            })))
        .isSameAs(bug);
  }
}
