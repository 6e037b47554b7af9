package io.sluice.models.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.models.rule.StatePairs.Pair;
import io.sluice.models.window.Stretch;
import io.sluice.models.window.WindowReplay;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Switches that do what they like, but for 2, which is never on together with 5. */
class StatePairsTest {

  private static final int SWITCHES = 8;

  @Test
  void whereAllPairsAreTooManyThoseWithMostToDoWithEachOtherAreLookedAt() {
    // when
    List<Pair> pairs = pairs(null, 3);

    // then
    assertThat(pairs).hasSize(3).contains(new Pair(2, 5));
  }

  @Test
  void allAreLookedAtWhereTheyAreFew() {
    assertThat(pairs(null, 28)).hasSize(28);
  }

  @Test
  void thoseOfAStageComeFirst() {
    // when: of two stages of four switches each, that is two times six pairs
    List<Pair> pairs = pairs("stage", 12);

    // then
    assertThat(pairs).hasSize(12).allMatch(pair -> pair.first() / 4 == pair.second() / 4);
  }

  @Test
  void ofAStageThatIsTooLargeTheStrongestRemain() {
    assertThat(pairs("one", 2)).hasSize(2).contains(new Pair(2, 5));
  }

  private static List<Pair> pairs(String stage, int most) {
    var profile =
        Profile.withDefaults(
            "switches",
            IntStream.range(0, SWITCHES).mapToObj(i -> tag(i, stage)).toList(),
            Duration.ofSeconds(1));
    var normal = new WindowReplay(profile, List.of(switches()));
    var walks = new Walks(normal.rows(), (done, total) -> {});
    var histories =
        IntStream.range(0, SWITCHES)
            .mapToObj(tag -> new TagHistory(profile, tag))
            .toArray(TagHistory[]::new);
    walks.run(
        normal,
        true,
        (row, ring) -> {
          for (TagHistory history : histories) {
            history.add(ring);
          }
        });
    return StatePairs.of(normal, List.<TagHistory[]>of(histories), most).pairs();
  }

  private static Tag tag(int index, String stage) {
    String ofTag = "stage".equals(stage) ? stage + index / 4 : stage;
    return new Tag("s" + index, null, TagKind.DISCRETE, 1, null, null, ofTag);
  }

  private static Stretch switches() {
    var random = new SplittableRandom(1);
    long[] times = new long[3000];
    double[][] values = new double[times.length][SWITCHES];
    for (int i = 0; i < times.length; i++) {
      times[i] = 1000L * i;
      for (int tag = 0; tag < SWITCHES; tag++) {
        values[i][tag] = random.nextInt(2);
      }
      values[i][5] = values[i][2] == 1 ? 0 : values[i][5];
    }
    return new Stretch(times, values);
  }
}
