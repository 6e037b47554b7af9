package io.sluice.scoring.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowConfigTest {

  private static final long HEAP = 84 << 20;

  private static WindowConfig config(String... memory) {
    var builder =
        new SmallRyeConfigBuilder()
            .withConverter(MemorySize.class, 200, new MemorySizeConverter())
            .withMapping(WindowConfig.class, "window");
    for (String value : memory) {
      builder.withDefaultValue("window.memory", value);
    }
    return builder.build().getConfigMapping(WindowConfig.class, "window");
  }

  @Test
  void windows_take_a_quarter_of_the_heap_by_default() {
    assertThat(config().memoryOf(HEAP)).isEqualTo(21 << 20);
    assertThatCode(() -> config().check(HEAP)).doesNotThrowAnyException();
  }

  @Test
  void or_what_is_said() {
    assertThat(config("30M").memoryOf(HEAP)).isEqualTo(30 << 20);
    assertThatCode(() -> config("30M").check(HEAP)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"43M", "100K", "0"})
  void what_the_heap_cannot_hold_or_holds_nothing_is_refused(String memory) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(memory).check(HEAP))
        .withMessageContainingAll(
            "sluice.scoring.window.memory is", "a heap of 86016 KiB", "1024 to 43008 KiB");
  }

  @Test
  void fewer_learn_where_the_heap_cannot_hold_all() {
    // given: by default four streams of a partition, and three quarters of the heap
    long memory = 850 << 10;

    // then
    assertThat(config().learningStreams(HEAP, 12, memory)).isEqualTo(4);
    assertThat(config().learningStreams(HEAP, 24, memory)).isEqualTo(3);
    assertThat(config().learningStreams(HEAP, 24, 3 << 20)).isZero();
    assertThat(config().learningStreams(HEAP, 24, 0)).isEqualTo(4);
  }
}
