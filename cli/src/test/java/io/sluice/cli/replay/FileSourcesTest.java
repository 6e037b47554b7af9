package io.sluice.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.FileArguments;
import io.sluice.cli.console.Console;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FileSourcesTest {

  private static final Profile PROFILE =
      new Profile(
          "plant",
          ProfileKind.SIGNALS,
          List.of(
              new Tag("A", null, TagKind.CONTINUOUS, 0, null, null, null),
              new Tag("B", null, TagKind.CONTINUOUS, 0, null, null, null)),
          Duration.ofSeconds(1),
          Profile.DEFAULT_WINDOW,
          Profile.DEFAULT_TRAINING_STRIDE,
          Profile.DEFAULT_SCORING_STRIDE,
          Duration.ZERO,
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          SeverityLevels.DEFAULT);

  @TempDir Path folder;

  @Test
  void filesOfOneNameAreOneAssetInTheOrderOfTime() throws IOException {
    List<Path> files = List.of(file("a/0.csv", "10:00"), file("b/0.csv", "11:00"));

    assertThat(sources(null).open(files)).flatExtracting(ReplaySource::assets).containsOnly("0");
  }

  @Test
  void textsAreSentAsTheyAre() throws IOException {
    // given
    var flows =
        Profile.events(
            "flows",
            List.of(
                new Tag("proto", null, TagKind.CATEGORICAL, 0, null, null, null),
                new Tag("bytes", null, TagKind.CONTINUOUS, 0, null, null, null)),
            Duration.ofSeconds(1));
    Path file =
        Files.writeString(
            folder.resolve("flows.csv"), "time,proto,bytes\n2026-01-01T10:00:00Z,tcp,5\n");

    // when
    var sources = new FileSources(new FileArguments(), flows, null, Console.system());
    var reading = sources.open(List.of(file)).getFirst().next();

    // then
    assertThat(reading.texts()).isEqualTo(Map.of("proto", "tcp"));
    assertThat(reading.values()).isEqualTo(Map.of("bytes", 5.0));
  }

  @Test
  void anAssetDoesNotGoBackInTime() throws IOException {
    Path later = file("a/0.csv", "11:00");
    Path earlier = file("b/0.csv", "10:00");

    assertThatThrownBy(() -> sources(null).open(List.of(later, earlier)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(later + " and " + earlier + " are both asset 0");
    assertThatThrownBy(() -> sources("plant").open(List.of(later, earlier)))
        .hasMessageContaining("are both asset plant");
  }

  @Test
  void eachAssetOfAFileIsAnAssetIfAPersonSaysSo() throws IOException {
    // given
    Path file =
        Files.writeString(
            folder.resolve("both.csv"),
            """
            time,asset,A,B
            2026-01-01T10:00:00Z,north,1,2
            2026-01-01T10:00:00Z,south,3,4
            2026-01-01T10:00:01Z,north,2,1
            """);
    var byColumn = new FileArguments();
    new CommandLine(byColumn).parseArgs("--asset-column", "asset");

    // when
    var source =
        new FileSources(byColumn, PROFILE, null, Console.system()).open(List.of(file)).getFirst();

    // then
    assertThat(source.assets()).containsExactly("north", "south");
    assertThat(source.extents().get("north").last())
        .isEqualTo(Instant.parse("2026-01-01T10:00:01Z"));
    assertThat(source.next().asset()).isEqualTo("north");
    assertThat(source.next().asset()).isEqualTo("south");
    assertThatThrownBy(() -> sources(null).open(List.of(file)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("rows of several assets, north and south")
        .hasMessageContaining("--asset-column 'asset'");
  }

  @Test
  void aWordThatStandsForANumberIsSentAsItIs() throws IOException {
    // given
    Path file =
        Files.writeString(
            folder.resolve("words.csv"),
            """
            time,A,B
            2026-01-01T10:00:00Z,1,I/O Timeout
            2026-01-01T10:00:01Z,,2
            """);

    // when
    var source = sources(null).open(List.of(file)).getFirst();
    var reading = source.next();

    // then
    assertThat(reading.values()).isEqualTo(Map.of("A", 1.0));
    assertThat(reading.texts()).isEqualTo(Map.of("B", "I/O Timeout"));
    assertThat(source.next().values()).containsEntry("A", null).containsEntry("B", 2.0);
    assertThat(source.leftOut())
        .containsExactly("1 values of B are missing, words stand there: 'I/O Timeout' (1)");
    assertThat(source.toldWords()).isEqualTo(1);
  }

  @Test
  void aColumnThatTheProfileDoesNotHaveIsNamedBeforeTheStart() throws IOException {
    // given
    Path file =
        Files.writeString(
            folder.resolve("more.csv"), "time,A,B,PUMP_9\n2026-01-01T10:00:00Z,1,2,3\n");
    var printed = new ByteArrayOutputStream();
    var console = new Console(new PrintStream(printed, true, UTF_8), false);

    // when
    new FileSources(new FileArguments(), PROFILE, null, console).open(List.of(file));

    // then
    assertThat(printed.toString(UTF_8))
        .contains(file + ": left out, as profile plant has no such tag: PUMP_9");
  }

  @Test
  void whatIsKnownAlreadyIsRefused() throws IOException {
    var sources = sources(null).open(List.of(file("0.csv", "10:00")));

    assertThatThrownBy(
            () ->
                FileSources.refuseKnown(
                    sources, asset -> Optional.of(Instant.parse("2026-01-01T10:00:01Z"))))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("asset 0 has readings up to 2026-01-01T10:00:01Z already")
        .hasMessageContaining("--fresh")
        .hasMessageContaining("--asset");
    assertThatCode(
            () ->
                FileSources.refuseKnown(
                    sources, asset -> Optional.of(Instant.parse("2026-01-01T09:59:59Z"))))
        .doesNotThrowAnyException();
  }

  private FileSources sources(String asset) {
    return new FileSources(new FileArguments(), PROFILE, asset, Console.system());
  }

  private Path file(String name, String time) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(
        file, "time,A,B\n2026-01-01T%s:00Z,1,2\n2026-01-01T%s:01Z,1,2\n".formatted(time, time));
  }
}
