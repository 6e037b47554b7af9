package io.sluice.query.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EvidenceResourceTest {

  @Test
  void filesAreNotMadeByWhoTakesThem() {
    // given
    Set<Thread> makers = ConcurrentHashMap.newKeySet();
    var files = new LinkedHashMap<String, Supplier<byte[]>>();
    for (String name : List.of("readings.json", "scores.json")) {
      files.put(
          name,
          () -> {
            makers.add(Thread.currentThread());
            return name.getBytes(UTF_8);
          });
    }

    // when
    List<byte[]> parts =
        EvidenceResource.packed(files).collect().asList().await().atMost(Duration.ofSeconds(30));

    // then: the two, and their hashes
    assertThat(parts).hasSize(3);
    assertThat(makers).isNotEmpty().doesNotContain(Thread.currentThread());
  }
}
