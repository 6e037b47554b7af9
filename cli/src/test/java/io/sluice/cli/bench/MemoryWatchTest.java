package io.sluice.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryWatchTest {

  private static final long MEBIBYTE = 1 << 20;

  /** Holds nothing until it is told to, and after. */
  static final class Glutton {

    public static void main(String[] arguments) throws Exception {
      System.in.read();
      byte[] much = new byte[(int) (64 * MEBIBYTE)];
      for (int i = 0; i < much.length; i += 1_024) {
        much[i] = 1;
      }
      System.in.read();
      System.exit(much[0]);
    }
  }

  @Test
  void keepsWhatAProcessHeldBeforeAndTheMostSince() throws Exception {
    // given
    Process glutton =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Glutton.class.getName()))
            .start();
    await().until(() -> ProcessUsage.of("it", glutton.toHandle()).residentBytes() > MEBIBYTE);
    try (var watch = new MemoryWatch(Map.of("glutton", glutton.toHandle()))) {
      long before = watch.seen().getFirst().beforeBytes();

      // when
      glutton.outputWriter().append('x').flush();

      // then
      await().until(() -> watch.seen().getFirst().highestBytes() > before + 64 * MEBIBYTE);
      glutton.destroyForcibly().waitFor();
      Outage.PeakMemory seen = watch.seen().getFirst();
      assertThat(seen.name()).isEqualTo("glutton");
      assertThat(seen.beforeBytes()).isEqualTo(before).isPositive();
    } finally {
      glutton.destroyForcibly();
    }
  }
}
