package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.Severity;
import io.sluice.contracts.SideFinding;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftSeenTest {

  private final DriftSeen seen = new DriftSeen();

  private static Contributor tag(String name, String reason) {
    return new Contributor(name, 0.5, null, null, null, null, null, null, reason);
  }

  private static SideFinding drift(Contributor... tags) {
    return new SideFinding(1, Severity.INFO, List.of(tags));
  }

  @Test
  void withoutDriftNothingIsSaid() {
    seen.add(null);

    assertThat(seen.sentence(1)).isEmpty();
  }

  @Test
  void eachTagIsNamedWithWhatWasSaidLast() {
    seen.add(drift(tag("A", "has moved by 1 m"), tag("B", "has been off by 2")));
    seen.add(null);
    seen.add(drift(tag("A", "has moved by 3 m")));

    assertThat(seen.sentence(3_000))
        .hasValue(
            "drift: in 2 of 3,000 windows tags are followed, widened or left out, which is no alarm of the process: A has moved by 3 m; B has been off by 2");
  }

  @Test
  void manyTagsAreCounted() {
    seen.add(
        drift(
            IntStream.range(0, 7)
                .mapToObj(i -> tag("T" + i, "has moved"))
                .toArray(Contributor[]::new)));

    assertThat(seen.sentence(1).orElseThrow())
        .endsWith("T4 has moved; and 2 more tags")
        .doesNotContain("T5");
  }
}
