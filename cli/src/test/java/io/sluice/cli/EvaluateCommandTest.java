package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code evaluate} says to arguments that do not go together; what it finds is elsewhere. */
class EvaluateCommandTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --profile swat                                       | say either --data FILE
          --profile swat --data a.csv --protocol skab          | say either --data FILE
          --data a.csv                                         | say --profile NAME
          --data a.csv --bundle 3                              | --bundle 3 is a version: say of which profile by --profile NAME
          --data a.csv --bundle nowhere/at/all                 | --bundle nowhere/at/all is neither a folder nor a version such as 3
          --data a.csv --profile swat --data-folder x          | --data-folder goes with --protocol
          --data a.csv --bundle x --bundle y --json f.json     | --json takes the figures of one bundle
          --protocol skab                                      | protocol skab needs its data set: give its folder by --data-folder
          --protocol swat-sim --data-folder x --profile swat   | protocol swat-sim trains its own bundle
          --protocol simulator --data-folder x                 | protocol simulator makes its own data
          --protocol batadal --data-folder nowhere             | there is no dataset03.csv or dataset03.csv.gz in nowhere
          --protocol other                                     | 'other' is no protocol, expected one of skab, batadal, swat-sim, strangers, unsw-nb15, nsl-kdd, simulator, network
          """)
  void contradictionsAreOneSentence(String arguments, String expected) {
    // given
    var errors = new StringWriter();
    var command = Sluice.commandLine(Path.of("logs")).setErr(new PrintWriter(errors));

    // when
    int code = command.execute(("evaluate " + arguments).split(" "));

    // then
    assertThat(code).isNotZero();
    assertThat(errors.toString()).startsWith("sluice: ").contains(expected).doesNotContain("\tat ");
  }

  @Test
  void aMissingFileIsNamed() {
    var errors = new StringWriter();
    var command = Sluice.commandLine(Path.of("logs")).setErr(new PrintWriter(errors));
    Path missing = folder.resolve("nowhere.csv");

    int code =
        command.execute(
            "evaluate", "--data", missing.toString(), "--bundle", "../models/bundles/swat/1");

    assertThat(code).isNotZero();
    assertThat(errors.toString().strip()).isEqualTo("sluice: there is no file " + missing);
  }

  @Test
  void aFolderThatIsNoBundleIsOneSentence() {
    var errors = new StringWriter();
    var command = Sluice.commandLine(Path.of("logs")).setErr(new PrintWriter(errors));

    int code = command.execute("evaluate", "--data", "a.csv", "--bundle", folder.toString());

    assertThat(code).isNotZero();
    assertThat(errors.toString()).startsWith("sluice: ").contains(folder.toString());
  }
}
