package io.sluice.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandFailure;
import io.sluice.contracts.Reading;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleTest {

  @Test
  void goesByTheTagsOfTheProfile() {
    assertThat(Sample.fitting(profile("LIT301", "P301"))).isEqualTo(Sample.PLANT);
    assertThat(Sample.fitting(profile("sbytes", "ct_src_ltm"))).isEqualTo(Sample.NETWORK);
    assertThatThrownBy(() -> Sample.fitting(profile("LIT301", "sbytes")))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "neither the sample plant nor the sample network fits profile any: the plant has no sbytes; give files with --replay, or --no-replay");
  }

  @Test
  void aFurtherSampleOfFlowsComesAfterTheLast() {
    // given
    Profile profile = profile("sbytes");
    Instant last = Instant.parse("2026-01-05T02:59:59Z");

    // when
    Reading first = NetworkSample.after(Optional.of(last), "network-2", profile).next();

    // then
    assertThat(first.asset()).isEqualTo("network-2");
    assertThat(first.time()).isBetween(last.plusSeconds(3_600), last.plusSeconds(3 * 3_600));
    assertThat(first.values()).containsOnlyKeys("sbytes");
  }

  private static Profile profile(String... tags) {
    return Profile.events(
        "any",
        Stream.of(tags)
            .map(tag -> new Tag(tag, null, TagKind.CONTINUOUS, 0, null, null, null))
            .toList(),
        Duration.ofSeconds(2));
  }
}
