package io.sluice.scoring.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.StreamKey;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import io.sluice.scoring.memory.StoredMemories;
import io.sluice.scoring.plant.SmallPlant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartitionWindowsTest {

  private static final Profile PROFILE = SmallPlant.profile("p", 6);
  private static final Dictionaries NONE = Dictionaries.none(PROFILE);
  private static final Profile LARGE = SmallPlant.profile("large", 12);

  static final class Counted implements Drops {
    final AtomicInteger idle = new AtomicInteger();
    final AtomicInteger capacity = new AtomicInteger();
    final AtomicInteger profile = new AtomicInteger();

    @Override
    public void idle() {
      idle.incrementAndGet();
    }

    @Override
    public void capacity() {
      capacity.incrementAndGet();
    }

    @Override
    public void profileChanged() {
      profile.incrementAndGet();
    }
  }

  private static PartitionWindows windows(int maxAssets, long idleRecords, Drops drops) {
    return new PartitionWindows(
        maxAssets * StreamWindow.bytes(PROFILE),
        idleRecords,
        new PartitionMemories(() -> 1, 0, 1_000, new StoredMemories(), () -> {}),
        drops);
  }

  record Step(String asset, long timeMillis, double[] values) {}

  /** What became of a step: equal if and only if the windows are. */
  private record Outcome(
      Admission admission, long start, long end, @Nullable String mode, List<Double> window) {}

  /**
   * Assets at their own pace: in and out of order, doubles, gaps, clocks that jump, return or stand
   * still.
   */
  static List<Step> log(int assets, int length, Random random) {
    long[] clocks = new long[assets];
    boolean standsStill = false; // the first asset's
    var steps = new ArrayList<Step>();
    for (int i = 0; i < length; i++) {
      int asset = (int) (assets * Math.pow(random.nextDouble(), 2));
      long at = clocks[asset];
      switch (random.nextInt(40)) {
        case 0 -> clocks[asset] += 11_000 + random.nextInt(30_000);
        case 1 -> clocks[asset] += 3_600_000L * (1 + random.nextInt(3));
        case 2 -> clocks[asset] -= 3_600_000L * (1 + random.nextInt(3));
        case 6 -> standsStill = !standsStill;
        case 3, 4, 5 -> at -= 1_000L * random.nextInt(8);
        default ->
            clocks[asset] += standsStill && asset == 0 ? 0 : 1_000L * (1 + random.nextInt(2));
      }
      double[] values = new double[PROFILE.tags().size()];
      for (int tag = 0; tag < values.length; tag++) {
        values[tag] = random.nextInt(6) == 0 ? Double.NaN : random.nextInt(1_000);
      }
      steps.add(new Step("asset-" + asset, at, values));
    }
    return steps;
  }

  private static Outcome play(PartitionWindows windows, Step step, long offset) {
    return play(windows, PROFILE, step, offset);
  }

  /** Some assets have larger windows than others, and one changes between the two. */
  private static Outcome playOfTwoSizes(PartitionWindows windows, Step step, long offset) {
    boolean large =
        switch (step.asset()) {
          case "asset-1", "asset-4" -> true;
          case "asset-3" -> offset / 60 % 2 == 0;
          default -> false;
        };
    return play(windows, large ? LARGE : PROFILE, step, offset);
  }

  private static Outcome play(PartitionWindows windows, Profile profile, Step step, long offset) {
    StreamWindow window = windows.window(key(step.asset()), profile, NONE, null, offset);
    WindowRing ring = window.ring();
    Admission admission = window.offer(step.timeMillis(), step.values(), offset);
    double said = step.values()[3];
    if (!Double.isNaN(said)) {
      window.saidMode(said > 500 ? "filling" : null, step.timeMillis());
    }
    var values = new ArrayList<Double>();
    if (admission == Admission.WINDOW) {
      for (int i = 0; i < ring.size(); i++) {
        values.add((double) ring.timeMillis(i));
        for (double value : ring.row(i)) {
          values.add(value);
        }
      }
    }
    String mode = admission == Admission.WINDOW ? window.mode() : null;
    return new Outcome(admission, ring.startMillis(), ring.endMillis(), mode, values);
  }

  @Property(tries = 2_000)
  void windows_rebuilt_from_the_log_decide_like_those_that_saw_all_of_it(
      @ForAll @IntRange(min = 1, max = 6) int assets,
      @ForAll @IntRange(min = 1, max = 6) int maxAssets,
      @ForAll @IntRange(min = 20, max = 200) int idleRecords,
      @ForAll @IntRange(min = 1, max = 350) int crash,
      @ForAll @IntRange(min = 1, max = 30) int commitEvery,
      @ForAll long seed) {
    // given
    List<Step> log = log(assets, 400, new Random(seed));
    var undisturbed = windows(maxAssets, idleRecords, new Counted());
    long rebuildFrom = 0;
    long committed = 0;
    var expected = new ArrayList<Outcome>();
    for (int offset = 0; offset < log.size(); offset++) {
      expected.add(playOfTwoSizes(undisturbed, log.get(offset), offset));
      if (offset < crash && (offset + 1) % commitEvery == 0) {
        committed = offset + 1;
        rebuildFrom = undisturbed.rebuildFrom(committed);
      }
    }

    // when
    var rebuilt = windows(maxAssets, idleRecords, new Counted());
    for (int offset = (int) rebuildFrom; offset < committed; offset++) {
      playOfTwoSizes(rebuilt, log.get(offset), offset);
    }

    // then
    assertThat(rebuildFrom).isBetween(0L, committed);
    for (int offset = (int) committed; offset < log.size(); offset++) {
      Outcome outcome = playOfTwoSizes(rebuilt, log.get(offset), offset);
      Outcome undisturbedOutcome = expected.get(offset);
      assertThat(outcome.admission()).isEqualTo(undisturbedOutcome.admission());
      assertThat(outcome.window()).isEqualTo(undisturbedOutcome.window());
    }
  }

  @Test
  void a_silent_asset_does_not_hold_back_the_rebuild_for_ever() {
    // given
    var drops = new Counted();
    var windows = windows(10, 100, drops);
    play(windows, new Step("silent", 0, new double[4]), 0);
    assertThat(windows.rebuildFrom(1)).isZero();

    // when
    for (int offset = 1; offset <= 101; offset++) {
      play(windows, new Step("busy", offset * 1_000L, new double[4]), offset);
    }

    // then
    assertThat(windows.rebuildFrom(102)).isGreaterThan(80);
    assertThat(drops.idle).hasValue(1);
    assertThat(windows.size()).isEqualTo(1);
  }

  @Test
  void clocks_that_stand_still_do_not_hold_back_the_rebuild_for_ever() {
    // given
    int idleRecords = 50;
    var windows = windows(10, idleRecords, new Counted());

    for (int offset = 0; offset < 5_000; offset++) {
      // when: two stand still and one goes
      int asset = offset % 3;
      long time = asset == 0 ? offset * 1_000L : 0;
      play(windows, new Step("asset-" + asset, time, new double[4]), offset);

      // then
      assertThat(windows.rebuildFrom(offset + 1)).isGreaterThan(offset - 22 * idleRecords);
    }
  }

  @Test
  void any_number_of_names_leaves_the_most_recently_seen() {
    // given
    var drops = new Counted();
    var windows = windows(3, 1_000_000, drops);

    // when
    for (int offset = 0; offset < 1_000; offset++) {
      play(windows, new Step("asset-" + offset, 0, new double[4]), offset);
    }

    // then
    assertThat(windows.size()).isEqualTo(3);
    assertThat(windows.rebuildFrom(1_000)).isEqualTo(997);
    assertThat(drops.capacity).hasValue(997);
  }

  @Test
  void a_stream_of_51_tags_and_a_window_of_60_readings_takes_at_most_30_KB() {
    var tags =
        IntStream.range(0, 51)
            .mapToObj(tag -> new Tag("L" + tag, null, TagKind.CONTINUOUS, 0.001, null, null, null))
            .toList();
    var usual = Profile.withDefaults("usual", tags, Duration.ofSeconds(1));

    // what a full one was measured to take (docs/performance.md), and a little more
    assertThat(StreamWindow.bytes(usual)).isBetween(29_822L, 30_000L);
  }

  @Test
  void a_large_window_takes_the_room_of_as_many_small_ones_as_it_needs() {
    // given: room for four
    var drops = new Counted();
    var windows = windows(4, 1_000_000, drops);
    for (int asset = 0; asset < 4; asset++) {
      windows.window(key("small-" + asset), PROFILE, NONE, null, asset);
    }
    assertThat(StreamWindow.bytes(LARGE))
        .isBetween(StreamWindow.bytes(PROFILE) + 1, 2 * StreamWindow.bytes(PROFILE));

    // when
    windows.window(key("large"), LARGE, NONE, null, 4);

    // then
    assertThat(windows.size()).isEqualTo(3);
    assertThat(drops.capacity).hasValue(2);

    // when: it becomes a small one
    windows.window(key("large"), PROFILE, NONE, null, 5);
    windows.window(key("small-4"), PROFILE, NONE, null, 6);

    // then
    assertThat(windows.size()).isEqualTo(4);
    assertThat(drops.capacity).hasValue(2);
  }

  @Test
  void one_window_there_always_is() {
    // given
    var windows = windows(0, 1_000_000, new Counted());

    // when
    play(windows, new Step("a", 0, new double[4]), 0);
    play(windows, new Step("b", 0, new double[4]), 1);

    // then
    assertThat(windows.size()).isEqualTo(1);
    assertThat(windows.rebuildFrom(2)).isEqualTo(1);
  }

  @Test
  void a_profile_that_cuts_the_same_windows_goes_on_with_them() {
    // given
    var windows = windows(3, 1_000_000, new Counted());
    WindowRing ring = windows.window(key("a"), PROFILE, NONE, null, 0).ring();
    var tags =
        PROFILE.tags().stream()
            .map(tag -> new Tag(tag.name(), "bar", TagKind.CONTINUOUS, 0.5, null, null, null))
            .toList();

    // when: trained on more data, it knows more of its tags
    var later =
        new Profile(
            "p",
            ProfileKind.SIGNALS,
            tags,
            PROFILE.interval(),
            6,
            9,
            1,
            PROFILE.grace(),
            PROFILE.maxGap(),
            PROFILE.holdFor(),
            new SeverityLevels(2, 3, 4));

    // then
    assertThat(windows.window(key("a"), later, NONE, null, 1).ring()).isSameAs(ring);
  }

  @Test
  void another_profile_starts_the_window_anew_an_equal_one_does_not() {
    // given
    var drops = new Counted();
    var windows = windows(3, 1_000_000, drops);
    WindowRing ring = windows.window(key("a"), PROFILE, NONE, null, 0).ring();

    // when
    WindowRing sameShape =
        windows.window(key("a"), SmallPlant.profile("p", 6), NONE, null, 1).ring();
    WindowRing other = windows.window(key("a"), SmallPlant.profile("p", 7), NONE, null, 2).ring();

    // then
    assertThat(sameShape).isSameAs(ring);
    assertThat(other).isNotSameAs(ring);
    assertThat(drops.profile).hasValue(1);
  }

  @Test
  void texts_that_are_numbered_in_another_way_start_the_window_anew() {
    // given
    var profile =
        Profile.withDefaults(
            "p",
            List.of(new Tag("mode", null, TagKind.CATEGORICAL, 0, null, null, null)),
            PROFILE.interval());
    var drops = new Counted();
    var windows = windows(3, 1_000_000, drops);
    WindowRing ring = windows.window(key("a"), profile, modes(profile, 5, 2), null, 0).ring();

    // when
    WindowRing moreOften = windows.window(key("a"), profile, modes(profile, 9, 3), null, 1).ring();
    WindowRing other = windows.window(key("a"), profile, modes(profile, 2, 5), null, 2).ring();

    // then
    assertThat(moreOften).isSameAs(ring);
    assertThat(other).isNotSameAs(ring);
    assertThat(drops.profile).hasValue(1);
  }

  /** How often training met two texts. */
  private static Dictionaries modes(Profile profile, long auto, long manual) {
    return Dictionaries.learn(profile, List.of(Map.of("auto", auto, "manual", manual)));
  }

  private static StreamKey key(String asset) {
    return new StreamKey(asset, "tags");
  }
}
