package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {

  @TempDir Path folder;

  @Test
  void writesTheFlowsOfANetwork() throws Exception {
    // given
    Path file = folder.resolve("flows.csv");

    // when
    int code =
        Sluice.commandLine(Path.of("logs"))
            .execute(
                "simulate", "--plant=network", "--scenario=normal", "--hours=0.1", "--out=" + file);

    // then
    assertThat(code).isZero();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.getFirst())
        .startsWith(
            "time,srcip,sport,dstip,dsport,proto,state,service,dur,sbytes,dbytes,sttl,dttl,")
        .endsWith(",ct_dst_src_ltm,label,attack_id,attack_cat");
    assertThat(lines).hasSizeGreaterThan(100);
    assertThat(lines.getLast()).startsWith("2026-01-05T00:0").endsWith(",0,0,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --plant network --scenario season | the network has no scenario 'season', only normal, attacks, drift, sample
          --plant network --hours 0         | --hours is 0.0, expected above 0
          --plant other                     | Invalid value for option '--plant'
          """)
  void refusesInOneSentence(String arguments, String expected) {
    // given
    var errors = new StringWriter();
    var command = Sluice.commandLine(Path.of("logs")).setErr(new PrintWriter(errors));

    // when
    int code =
        command.execute(("simulate --out " + folder.resolve("x.csv") + " " + arguments).split(" "));

    // then
    assertThat(code).isNotZero();
    assertThat(errors.toString()).contains(expected).doesNotContain("\tat ");
  }
}
