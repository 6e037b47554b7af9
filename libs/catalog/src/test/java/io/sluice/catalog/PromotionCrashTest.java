package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that promote at the same time and die while they do. */
class PromotionCrashTest {

  private static final int PROMOTIONS = 40;

  @TempDir private Path root;

  @Test
  void whatWasPromotedOutlivesWhoeverIsKilledWhileItPromotes() throws Exception {
    // given two that promote the same profile
    Process first = start("first");
    Process second = start("second");
    int firstDone;
    int secondDone;
    try (var firstSays = first.inputReader(StandardCharsets.UTF_8);
        var secondSays = second.inputReader(StandardCharsets.UTF_8)) {
      read(firstSays, PROMOTIONS);
      read(secondSays, PROMOTIONS);

      // when both are killed, wherever they are
      kill(first);
      secondDone = PROMOTIONS + read(secondSays, PROMOTIONS);
      kill(second);
      firstDone = PROMOTIONS + rest(firstSays);
      secondDone += rest(secondSays);
    }

    // then
    var versions = new BundleCatalog(List.of(root)).versions("swat");
    assertThat(of(versions, "first"))
        .startsWith(oneTo(firstDone))
        .hasSizeBetween(firstDone, firstDone + 1);
    assertThat(of(versions, "second"))
        .startsWith(oneTo(secondDone))
        .hasSizeBetween(secondDone, secondDone + 1);
    var inUse = new ArrayList<Integer>();
    inUse.add(null);
    versions.changes().forEach(change -> inUse.add(change.version()));
    assertThat(versions.changes())
        .as("each replaces what was in use when it came")
        .extracting(StageChange::replaced)
        .containsExactlyElementsOf(inUse.subList(0, inUse.size() - 1));
  }

  private static Integer[] oneTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toArray(Integer[]::new);
  }

  private static List<Integer> of(ProfileVersions versions, String who) {
    return versions.changes().stream()
        .filter(change -> change.by().equals(who))
        .map(StageChange::version)
        .toList();
  }

  private Process start(String who) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            PromotingProcess.class.getName(),
            root.toString(),
            who)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** SIGKILL; by its handle, for what it has said is still to be read. */
  private static void kill(Process process) throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  private static int read(BufferedReader says, int lines) throws IOException {
    for (int i = 0; i < lines; i++) {
      Objects.requireNonNull(says.readLine(), "it ended by itself");
    }
    return lines;
  }

  /** Whole lines that are still to be read from one that is dead. */
  private static int rest(BufferedReader says) throws IOException {
    int lines = 0;
    while (says.readLine() != null) {
      lines++;
    }
    return lines;
  }
}
