package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

/** However a command fails, a person reads one line. */
class FailuresTest {

  private static final Path LOGS = Path.of("/var/lib/sluice/logs");

  @Command(name = "failing")
  private record Failing(Callable<Integer> body) implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
      return body.call();
    }
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        failure(new CommandFailure("say --data FILE"), "say --data FILE"),
        failure(new IllegalStateException("twice", new CommandFailure("within")), "sluice: within"),
        failure(new OutOfMemoryError("Java heap space"), "more than the heap", "SLUICE_HEAP="),
        failure(
            new IllegalStateException("cannot be"),
            "a defect",
            "cannot be",
            " the logs in " + LOGS),
        failure(new StackOverflowError(), "a defect", "StackOverflowError"),
        failure(new NoClassDefFoundError("x/Y"), "a defect", "x/Y"),
        failure(new AssertionError("never\nso"), "a defect", "never"));
  }

  private static Arguments failure(Throwable thrown, String... expected) {
    return Arguments.of(thrown, expected);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsOneLine(Throwable thrown, String[] expected) {
    // given
    var errors = new StringWriter();
    var failing =
        new Failing(
            () -> {
              if (thrown instanceof Error error) {
                throw error;
              }
              throw (Exception) thrown;
            });

    // when
    int code = Sluice.commandLine(failing, LOGS).setErr(new PrintWriter(errors)).execute();

    // then
    assertThat(code).isEqualTo(1);
    assertThat(errors.toString().lines().toList())
        .singleElement()
        .asString()
        .startsWith("sluice: ")
        .contains(expected);
  }

  @Test
  void aUuidThatIsNoneIsSaidInWords() {
    var errors = new StringWriter();

    int code =
        Sluice.commandLine(LOGS)
            .setErr(new PrintWriter(errors))
            .execute("alerts", "explain", "--incident", "nope");

    assertThat(code).isNotZero();
    assertThat(errors.toString().strip())
        .isEqualTo(
            "sluice: Invalid value for option '--incident': 'nope' is no UUID; see sluice alerts explain --help");
  }
}
