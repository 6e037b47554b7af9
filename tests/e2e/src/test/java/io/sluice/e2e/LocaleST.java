package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code ./sluice} where no locale is set up, as under cron, systemd and ssh. A checkout of its own
 * that is built already, so that nothing is built here.
 */
class LocaleST {

  private static final String FILE = "Kühlkreis.csv";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path home;

  private void checkout() throws Exception {
    Files.copy(Checkout.root().resolve("sluice"), home.resolve("sluice"));
    Files.createDirectories(home.resolve("cli"));
    Files.createSymbolicLink(
        home.resolve("cli/target"), Checkout.root().resolve("cli/target").toAbsolutePath());
    Files.createDirectories(home.resolve(".sluice"));
    Files.createFile(home.resolve(".sluice/build.stamp"));
    var rows = new StringBuilder("Zeit,Füllhöhe,Druck\n");
    for (int i = 0; i < 60; i++) {
      rows.append("2026-01-05T08:00:%02dZ,%d.5,%d.25\n".formatted(i, 10 + i % 7, 3 + i % 5));
    }
    Files.writeString(home.resolve("rows.csv"), rows);
  }

  /** The shell makes the name: this JVM may itself be in a locale that cannot. */
  private String learn(String locale, String more) throws Exception {
    String script =
        """
        cp rows.csv %1$s && ./sluice learn %1$s --time-column Zeit --profile p %2$s
        code=$?; rm %1$s; exit $code
        """;
    Path file = home.resolve("script.sh");
    Files.writeString(file, script.formatted(FILE, more), StandardCharsets.UTF_8);
    var builder = new ProcessBuilder("sh", "script.sh").directory(home.toFile());
    builder.environment().put("LC_ALL", locale);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SLUICE_STATE", home.resolve(".sluice").toString());
    Path output = home.resolve("output.txt");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(output);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "no_SUCH.locale", "C.UTF-8"})
  void fileNamesBeyondAsciiAreFound(String locale) throws Exception {
    // given
    checkout();

    // when
    String said = learn(locale, "");

    // then
    assertThat(said).contains("profile p: 2 tags");
  }

  @Test
  void columnsBeyondAsciiAreNamedByArguments() throws Exception {
    // given
    checkout();

    // when
    String said = learn("C", "--exclude Füllhöhe");

    // then
    assertThat(said).contains("profile p: 1 tags");
  }
}
