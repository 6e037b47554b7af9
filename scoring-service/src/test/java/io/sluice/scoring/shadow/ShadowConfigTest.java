package io.sluice.scoring.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.sluice.scoring.window.WindowConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShadowConfigTest {

  private static final long HEAP = 96 << 20;
  private static final int PARTITIONS = 12;

  private final SmallRyeConfig config =
      new SmallRyeConfigBuilder()
          .withConverter(MemorySize.class, 200, new MemorySizeConverter())
          .withConverter(Duration.class, 200, new DurationConverter())
          .withMapping(WindowConfig.class, "window")
          .withMapping(ShadowConfig.class, "shadow")
          .build();

  /**
   * Of 8 MiB a partition windows take 2 and those of the shadow 1; four learn by the champion.
   *
   * @param champion KiB of each of them
   * @param shadow KiB of one that learns in the shadow
   */
  @ParameterizedTest
  @CsvSource({
    "0, 850, 4",
    "850, 850, 2",
    "850, 400, 4",
    "1200, 850, 0",
    "4000, 100, 4",
    "850, 0, 4"
  })
  void learnersOfBothShareWhatTheWindowsLeave(long champion, long shadow, int learn) {
    // given
    var windows = config.getConfigMapping(WindowConfig.class, "window");
    var shadowed = config.getConfigMapping(ShadowConfig.class, "shadow");

    // when
    int streams = shadowed.learningStreams(windows, HEAP, PARTITIONS, champion << 10, shadow << 10);

    // then
    assertThat(streams).isEqualTo(learn);
    long all =
        windows.memoryOf(HEAP)
            + shadowed.memoryOf(HEAP)
            + PARTITIONS
                * ((champion << 10) * windows.learningStreams(HEAP, PARTITIONS, champion << 10)
                    + (shadow << 10) * streams);
    assertThat(all).isLessThanOrEqualTo(HEAP);
  }
}
