package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.bundle.Bundle;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnCommandTest {

  private static final String ROWS =
      """
      time,LIT101,P101,NOTHING
      2026-01-05T08:00:00Z,500.1,1,
      2026-01-05T08:00:02Z,500.3,2,
      2026-01-05T08:00:04Z,500.2,2,
      """;

  @TempDir Path folder;
  private Path rows;
  private Path bundles;
  private final StringWriter errors = new StringWriter();

  @BeforeEach
  void write() throws Exception {
    rows = Files.writeString(folder.resolve("rows.csv"), ROWS);
    bundles = folder.resolve("bundles");
  }

  private int learn(Object... arguments) {
    var all = new String[arguments.length + 3];
    all[0] = "learn";
    all[1] = "--out";
    all[2] = bundles.toString();
    for (int i = 0; i < arguments.length; i++) {
      all[i + 3] = arguments[i].toString();
    }
    return Sluice.commandLine(Path.of("logs")).setErr(new PrintWriter(errors)).execute(all);
  }

  @Test
  void aFewRowsMakeABundleThatLearns() throws Exception {
    // when
    int code = learn(rows, "--profile", "new-plant", "--first", "50");

    // then
    assertThat(code).isZero();
    try (var bundle = Bundle.load(bundles.resolve("new-plant/1"))) {
      assertThat(bundle.learner()).isPresent();
      assertThat(bundle.profile().interval()).isEqualTo(Duration.ofSeconds(2));
      assertThat(bundle.profile().tags())
          .satisfiesExactly(
              tag -> assertThat(tag.name()).isEqualTo("LIT101"),
              tag -> assertThat(tag.kind()).isEqualTo(TagKind.DISCRETE));
      assertThat(bundle.manifest().detectors().getFirst().parameters())
          .containsEntry("first", 50.0)
          .containsEntry("period", 1800.0);
    }
  }

  @Test
  void learningAnewIsTheNextVersion() {
    // given
    learn(rows, "--profile", "new-plant");

    // when
    int code = learn(rows, "--profile", "new-plant");

    // then
    assertThat(code).isZero();
    assertThat(bundles.resolve("new-plant/2")).isDirectory();
  }

  @Test
  void whatIsWrongIsOneSentence() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.csv"), "");
    Path header = Files.writeString(folder.resolve("header.csv"), "time,LIT101\n");
    Path one =
        Files.writeString(folder.resolve("one.csv"), "time,LIT101\n2026-01-05T08:00:00Z,1\n");

    refused("there is no file " + folder.resolve("none.csv"), folder.resolve("none.csv"), "x");
    refused("empty.csv", empty, "x");
    refused("no rows", header, "x");
    Path daily =
        Files.writeString(
            folder.resolve("daily.csv"),
            "time,LIT101\n2026-01-05T08:00:00Z,1\n2026-01-06T08:00:00Z,2\n2026-01-07T08:00:00Z,3\n");

    refused("a reading every 24 h is too rare to learn from", daily, "x");
    refused("the sampling interval cannot be told", one, "x");
    refused("must be 1 to 64 lower case letters", rows, "Not_A_Name");
    refused("parameter 'first' is 5000, expected 6 to 1800", rows, "x", "--first", "5000");
  }

  private void refused(String expected, Path file, String profile, String... more) {
    errors.getBuffer().setLength(0);
    var arguments = new Object[3 + more.length];
    arguments[0] = file;
    arguments[1] = "--profile";
    arguments[2] = profile;
    System.arraycopy(more, 0, arguments, 3, more.length);

    int code = learn(arguments);

    assertThat(code).isNotZero();
    assertThat(errors.toString())
        .startsWith("sluice: ")
        .contains(expected)
        .doesNotContain("\tat ")
        .doesNotContain("defect");
    assertThat(bundles.resolve("x")).doesNotExist();
  }
}
