package io.sluice.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Reading;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentWindowsTest {

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final List<Tag> TAGS =
      List.of(
          new Tag("A", null, TagKind.CONTINUOUS, 0, null, null, null),
          new Tag("B", null, TagKind.CONTINUOUS, 0, null, null, null));
  private static final Profile SIGNALS = Profile.withDefaults("plant", TAGS, Duration.ofSeconds(1));

  private static Reading at(String asset, long second) {
    return new Reading(
        asset, "plant", START.plusSeconds(second), Map.of("A", 1.0, "B", 2.0), null, null);
  }

  @Test
  void readingsOfWhichNoWindowComesAreCountedByReason() {
    // given
    var windows = new SentWindows(SIGNALS);

    // when: two assets in turns, one of them with a duplicate, one that is sorted in, one too late
    for (int second = 0; second < 100; second++) {
      windows.add(at("one", second == 98 ? 200 : second));
      windows.add(at("two", second));
    }
    windows.add(at("two", 99));
    windows.add(at("two", 30));

    // then: 100 - 59 of each, the last two of one are a new beginning and too late
    assertThat(windows.judgeable()).isEqualTo(39 + 41);
    assertThat(windows.notJudged())
        .anyMatch(line -> line.contains("119 readings only fill windows of 60"))
        .anyMatch(line -> line.contains("2 readings are older than the newest by more than 5s"))
        .anyMatch(line -> line.contains("1 readings share their time"));
  }

  @Test
  void newestFirstNothingCanBeJudged() {
    // given
    var windows = new SentWindows(SIGNALS);

    // when
    for (int second = 100; second > 0; second--) {
      windows.add(at("one", second));
    }

    // then
    assertThat(windows.judgeable()).isZero();
  }

  @Test
  void eachEventIsJudged() {
    // given
    var windows = new SentWindows(Profile.events("flows", TAGS, Duration.ofSeconds(1)));

    // when
    windows.add(at("one", 0));
    windows.add(at("one", 0));

    // then
    assertThat(windows.judgeable()).isEqualTo(2);
    assertThat(windows.notJudged()).isEmpty();
  }
}
