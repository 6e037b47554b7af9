package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

  @TempDir Path folder;
  private final StringWriter errors = new StringWriter();

  private int inspect(String... arguments) {
    var all = new ArrayList<>(List.of("inspect"));
    all.addAll(List.of(arguments));
    return Sluice.commandLine(Path.of("logs"))
        .setErr(new PrintWriter(errors))
        .execute(all.toArray(String[]::new));
  }

  /** Days and months that nothing tells apart. */
  private Path ambiguous() throws Exception {
    return Files.writeString(
        folder.resolve("a.csv"),
        "time,Level\n04/05/2026 06:00,1\n04/05/2026 06:01,3\n04/05/2026 06:02,2\n");
  }

  @Test
  void aQuestionIsACodeOtherThanNull() throws Exception {
    Path file = ambiguous();

    assertThat(inspect(file.toString())).isEqualTo(1);
    assertThat(inspect(file.toString(), "--time-format", "day-first")).isZero();
    assertThat(inspect(file.toString(), "--json", "--time-format", "dd/MM/yyyy")).isZero();
    assertThat(errors.toString()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsOneSentence() throws Exception {
    Path file = ambiguous();

    assertThat(inspect(folder.resolve("none.csv").toString())).isEqualTo(1);
    assertThat(inspect(file.toString(), "--zone", "Berlin")).isEqualTo(1);
    assertThat(inspect(file.toString(), "--missing", "few")).isEqualTo(1);
    assertThat(inspect(file.toString(), "--encoding", "klingon")).isEqualTo(1);
    assertThat(inspect(file.toString(), "--delimiter", "dash")).isEqualTo(1);
    assertThat(inspect(file.toString(), "--decimal", "'")).isEqualTo(1);
    assertThat(inspect(file.toString(), "--resample", "often")).isEqualTo(1);
    assertThat(inspect(file.toString(), "--time-format", "jj")).isEqualTo(1);
    assertThat(inspect(file.toString(), "--wide", "--tag-column", "x")).isEqualTo(1);

    assertThat(errors.toString().lines())
        .hasSize(9)
        .allMatch(line -> line.startsWith("sluice: "))
        .anyMatch(line -> line.contains("there is no file"))
        .anyMatch(line -> line.contains("--zone Berlin is no time zone"))
        .anyMatch(line -> line.contains("--missing 'few'"))
        .anyMatch(line -> line.contains("encoding 'klingon' is not known"))
        .anyMatch(line -> line.contains("delimiter 'dash' is none of"))
        .anyMatch(line -> line.contains("--decimal ' is no decimal mark"))
        .anyMatch(line -> line.contains("--resample often is no duration"))
        .anyMatch(line -> line.contains("time format 'jj'"))
        .anyMatch(line -> line.contains("--wide goes with neither"));
  }

  @Test
  void anOptionThatDoesNotFitTheFileIsNeverIgnored() throws Exception {
    String file =
        Files.writeString(
                folder.resolve("b.csv"),
                "time,Level\n2026-05-04T06:00:00Z,1\n2026-05-04T06:00:01Z,3\n")
            .toString();

    assertThat(inspect(file, "--missing", "NOPE=-1")).isNotZero();
    assertThat(inspect(file, "--categorical", "nope")).isNotZero();
    assertThat(inspect(file, "--sheet", "Data")).isNotZero();
    assertThat(inspect(file, "--normal", "0")).isNotZero();
    assertThat(inspect(file, "--header-line", "0")).isNotZero();
    assertThat(inspect(file, "--header-line", "99")).isNotZero();
    assertThat(errors.toString().lines())
        .containsExactly(
            "sluice: "
                + file
                + " is text and no workbook: it has no sheet 'Data', leave --sheet out",
            "sluice: --header-line 0 is no line of a file: the first is 1",
            "sluice: " + file + " has 3 lines, expected the names of the columns in line 99");
  }
}
