package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code models promote} says to arguments that do not go together. */
class PromoteCommandTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --reason r --since 7d                        | say either --bundle VERSION, or --auto for the newest candidate
          --bundle 2 --auto --since 7d                 | say either --bundle VERSION, or --auto for the newest candidate
          --bundle 2 --reason r                        | say either --data FILE, with labelled readings to compare it by, or --since TIME
          --bundle 2 --reason r --since 7d --unjudged  | say either --data FILE, with labelled readings to compare it by, or --since TIME
          --auto --unjudged                            | --auto needs something to compare by: --since TIME or --data FILE
          """)
  void contradictionsAreOneSentence(String arguments, String expected) {
    // given
    var errors = new StringWriter();
    var command = Sluice.commandLine(Path.of("logs")).setErr(new PrintWriter(errors));

    // when
    int code = command.execute(("models promote --profile swat " + arguments).split(" +"));

    // then
    assertThat(code).isNotZero();
    assertThat(errors.toString()).startsWith("sluice: " + expected).doesNotContain("\tat ");
  }
}
