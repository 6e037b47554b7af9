package io.sluice.ingest.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedNamesTest {

  @Test
  void onlyTheFirstNamesAreNamed() {
    // given
    var names = new BoundedNames(2);
    names.bounded("a");
    names.bounded("b");
    // when
    var third = names.bounded("c");
    // then
    assertThat(third).isEqualTo("other");
    assertThat(names.bounded("a")).isEqualTo("a");
  }

  @Test
  void aLongNameIsNotNamed() {
    // given
    var names = new BoundedNames(2);
    // when
    var name = names.bounded("x".repeat(65));
    // then
    assertThat(name).isEqualTo("other");
  }
}
