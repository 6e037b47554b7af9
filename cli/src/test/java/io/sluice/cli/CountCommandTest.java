package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountCommandTest {

  private static final String COUNTS =
      """
      counts:
        minutes:
          of: flows
          interval: 1m
          lateness: 0s
          tags:
            flows: {count: records}
            bytes: {sum: bytes}
            ports: {distinct: port, per: source}
            by: {rate: records, by: service, values: [dns]}
      """;

  @TempDir Path folder;
  private final StringWriter errors = new StringWriter();
  private Path flows;
  private Path out;

  @BeforeEach
  void write() throws Exception {
    var rows = new StringBuilder("time,source,port,service,bytes,label\n");
    for (int second = 0; second < 300; second += 3) {
      rows.append(
          "%s,10.0.0.%d,%d,%s,%d,%d\n"
              .formatted(
                  Instant.parse("2026-05-04T12:00:00Z").plusSeconds(second),
                  second % 2,
                  1_000 + second,
                  second % 2 == 0 ? "dns" : "http",
                  10 + second % 5,
                  second == 120 ? 1 : 0));
    }
    flows = Files.writeString(folder.resolve("flows.csv"), rows);
    out = folder.resolve("minutes.csv");
  }

  private int count(String yaml, String... further) throws Exception {
    Path counts = Files.writeString(folder.resolve("counts.yaml"), yaml);
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("count", "--data", flows.toString()));
    arguments.addAll(List.of("--counts", counts.toString(), "--out", out.toString()));
    arguments.addAll(List.of(further));
    return Sluice.commandLine(Path.of("logs"))
        .setErr(new PrintWriter(errors))
        .execute(arguments.toArray(String[]::new));
  }

  @Test
  void whole_intervals_are_rows_with_their_label() throws Exception {
    // when
    int code = count(COUNTS);

    // then
    assertThat(errors.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(Files.readString(out))
        .isEqualTo(
            """
            time,flows,bytes,ports,by.dns,by.other,label
            2026-05-04T12:01:00Z,20,240,10,0.16666666666666666,0.16666666666666666,0
            2026-05-04T12:02:00Z,20,240,10,0.16666666666666666,0.16666666666666666,1
            2026-05-04T12:03:00Z,20,240,10,0.16666666666666666,0.16666666666666666,0
            """);
  }

  @Test
  void an_interval_with_a_record_of_which_nobody_knows_is_not_normal() throws Exception {
    // given
    String rows = Files.readString(flows);
    Files.writeString(
        flows,
        rows.replaceFirst("(12:01:03Z.*),0\n", "$1,\n").replaceFirst("(12:02:06Z.*),0\n", "$1,\n"));

    // when
    count(COUNTS);

    // then
    assertThat(errors.toString()).isEmpty();
    assertThat(Files.readAllLines(out).stream().skip(1))
        .extracting(line -> line.substring(line.lastIndexOf(',') + 1))
        .containsExactly("", "1", "0");
  }

  @Test
  void the_records_are_never_written_over() throws Exception {
    // given
    String rows = Files.readString(flows);
    out = folder.resolve("elsewhere/../flows.csv");

    // when
    int code = count(COUNTS);

    // then
    assertThat(code).isEqualTo(1);
    assertThat(errors.toString()).contains("is one of the files of --data").hasLineCount(1);
    assertThat(flows).hasContent(rows);
  }

  @Test
  void what_is_wrong_is_one_sentence() throws Exception {
    // when
    int code = count(COUNTS.replace("bytes}", "octets}"));

    // then
    assertThat(code).isEqualTo(1);
    assertThat(errors.toString()).contains("flows.csv", "lacks", "octets").hasLineCount(1);
  }

  @Test
  void a_counts_yaml_that_cannot_be_used_is_told_with_its_line() throws Exception {
    // when
    int code = count(COUNTS.replace("1m", "soon"));

    // then
    assertThat(code).isEqualTo(1);
    assertThat(errors.toString())
        .contains("counts.yaml, line 4, counts.minutes.interval: is 'soon'");
  }

  @Test
  void which_of_several_profiles_has_to_be_said() throws Exception {
    // given
    String two = COUNTS + COUNTS.substring(COUNTS.indexOf("  minutes")).replace("minutes", "hours");

    // when
    int code = count(two);
    int named = count(two, "--profile", "hours");

    // then
    assertThat(code).isEqualTo(1);
    assertThat(errors.toString()).contains("makes several profiles (minutes, hours)");
    assertThat(named).isZero();
  }
}
