package io.sluice.platform.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
  void whatAPartRefusesIsAFault() {
    // given
    var refusal = new IllegalArgumentException("a.b: it is 0", new ArithmeticException("zero"));

    // when / then
    assertThatThrownBy(() -> start(attempting(refusal)))
        .hasMessage("alert-service does not start: a.b: it is 0");
  }

  static Stream<RuntimeException> bugs() {
    return Stream.of(
        new UnsupportedOperationException(),
        new NullPointerException("no config"),
        new IllegalStateException("closed"),
        new IllegalArgumentException(),
        new RuntimeException(new IllegalArgumentException("of a library's own")));
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void aBugIsNoFault(RuntimeException bug) {
    // when / then
    assertThatThrownBy(() -> start(attempting(bug))).isSameAs(bug);
  }

  private static SettingsCheck attempting(RuntimeException thrown) {
    return faults ->
        faults.of(
            () -> {
              throw thrown;
            });
  }
}
