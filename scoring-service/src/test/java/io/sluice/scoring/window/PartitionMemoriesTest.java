package io.sluice.scoring.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.StreamKey;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.adaptation.Adaptation;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.detector.Panel;
import io.sluice.detection.detector.Remembering;
import io.sluice.detection.detector.TagOrder;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.detection.forest.ForestDetector;
import io.sluice.detection.forest.ForestSettings;
import io.sluice.detection.scale.Scaler;
import io.sluice.detection.scale.Standardizer;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import io.sluice.scoring.memory.MemoryOwner;
import io.sluice.scoring.memory.MemoryRecord;
import io.sluice.scoring.memory.StoredMemories;
import io.sluice.scoring.plant.SmallPlant;
import io.sluice.scoring.window.PartitionWindowsTest.Counted;
import io.sluice.scoring.window.PartitionWindowsTest.Step;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PartitionMemoriesTest {

  private static final Profile PROFILE = SmallPlant.profile("p", 6);
  private static final Dictionaries NONE = Dictionaries.none(PROFILE);
  private static final ForestDetector FOREST =
      new ForestDetector("forest", new ForestSettings(6, 16, 30, 10), PROFILE);
  private static final ForestDetector NEWER_FOREST =
      new ForestDetector("forest", new ForestSettings(6, 16, 25, 12), PROFILE);
  private static final MemoryOwner LEARNER = new MemoryOwner(FOREST, "first");
  private static final MemoryOwner NEWER = new MemoryOwner(NEWER_FOREST, "second");
  private static final WindowStatistics FEATURES = WindowStatistics.of(PROFILE);
  private static final Standardizer IDENTITY =
      new Standardizer(
          new Scaler(
              Collections.nCopies(FEATURES.size(), 0.0),
              Collections.nCopies(FEATURES.size(), 1.0),
              10));

  /** Follows every asset. */
  private static final MemoryOwner FOLLOWER =
      new MemoryOwner(new Adaptation(PROFILE, FEATURES, IDENTITY, List.of()), "third");

  /** Left out: somebody who may not learn. */
  private static final double LEFT_OUT = -1;

  private static PartitionWindows windows(int maxAssets, long idle, int mayLearn) {
    return windows(
        maxAssets,
        idle,
        new PartitionMemories(() -> mayLearn, 0, 1, new StoredMemories(), () -> {}));
  }

  private static PartitionWindows windows(int maxAssets, long idle, PartitionMemories memories) {
    return new PartitionWindows(
        maxAssets * StreamWindow.bytes(PROFILE), idle, memories, new Counted());
  }

  /** A partition of the topic: what is committed, by key the newest. */
  private static final class Topic {
    private final Map<ByteBuffer, byte[]> records = new LinkedHashMap<>();

    void commit(List<MemoryRecord> changes) {
      for (MemoryRecord change : changes) {
        if (change.value() == null) {
          records.remove(ByteBuffer.wrap(change.key()));
        } else {
          records.put(ByteBuffer.wrap(change.key()), change.value());
        }
      }
    }

    StoredMemories read() {
      var stored = new StoredMemories();
      records.forEach((key, value) -> stored.read(key.array(), value));
      return stored;
    }
  }

  /** What serves the profile from an offset on instead of {@link #LEARNER}. */
  private enum Swap {
    NONE(LEARNER),
    NEWER_LEARNER(NEWER),
    FOLLOWED(FOLLOWER),
    TRAINED(null);

    private final MemoryOwner next;

    Swap(MemoryOwner next) {
      this.next = next;
    }
  }

  /** Plays with whatever bundle is served; each learner has a panel of its own. */
  private static final class Player {
    private final Map<MemoryOwner, Panel> panels =
        Map.of(LEARNER, panel(FOREST), NEWER, panel(NEWER_FOREST));
    private final List<Step> log;
    private final Swap swap;
    private final int swapAt;

    Player(List<Step> log, Swap swap, int swapAt) {
      this.log = log;
      this.swap = swap;
      this.swapAt = swapAt;
    }

    private static Panel panel(ForestDetector forest) {
      return new Panel(List.of(forest), FEATURES, IDENTITY, 1);
    }

    double play(PartitionWindows windows, int offset) {
      MemoryOwner served = served(offset);
      return PartitionMemoriesTest.play(windows, log.get(offset), offset, served, panel(served));
    }

    /**
     * @param committed by then the bundle of today is served, whatever the records had
     */
    void replay(PartitionWindows windows, long from, int committed) {
      for (int offset = (int) from; offset < committed; offset++) {
        PartitionMemoriesTest.play(windows, log.get(offset), offset, served(committed - 1), null);
      }
      windows.rebuilt();
    }

    private Panel panel(MemoryOwner served) {
      return served == null || served == FOLLOWER ? null : panels.get(served);
    }

    private MemoryOwner served(int offset) {
      return offset < swapAt ? LEARNER : swap.next;
    }
  }

  /**
   * The score of the window that is due, its start where nobody judges, {@link #LEFT_OUT}, or NaN
   * if none is due.
   */
  private static double play(
      PartitionWindows windows, Step step, long offset, MemoryOwner owner, Panel panel) {
    StreamWindow window = windows.window(key(step.asset()), PROFILE, NONE, owner, offset);
    Admission admission = window.offer(step.timeMillis(), step.values(), offset);
    if (admission != Admission.WINDOW) {
      return Double.NaN;
    }
    if (panel == null) {
      return window.ring().startMillis();
    }
    if (window.isLeftOut()) {
      return LEFT_OUT;
    }
    panel.add(window.ring(), window.memory());
    panel.judge();
    double score = panel.score(0, 0);
    panel.clear();
    return score;
  }

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void who_learns_and_what_is_the_same_after_a_rebuild(
      @ForAll @IntRange(min = 1, max = 5) int assets,
      @ForAll @IntRange(min = 1, max = 5) int maxAssets,
      @ForAll @IntRange(min = 1, max = 4) int mayLearn,
      @ForAll @IntRange(min = 50, max = 400) int idleRecords,
      @ForAll @IntRange(min = 1, max = 550) int crash,
      @ForAll @IntRange(min = 1, max = 30) int commitEvery,
      @ForAll @IntRange(min = 1, max = 300) int storedEvery,
      @ForAll Swap swap,
      @ForAll @IntRange(min = -40, max = 20) int crashAfterSwap,
      @ForAll long seed) {
    // given
    List<Step> log = PartitionWindowsTest.log(assets, 600, new Random(seed));
    var player = new Player(log, swap, crash - crash % commitEvery - crashAfterSwap);
    var undisturbed =
        windows(
            maxAssets,
            idleRecords,
            new PartitionMemories(() -> mayLearn, 0, storedEvery, new StoredMemories(), () -> {}));
    long rebuildFrom = 0;
    int committed = 0;
    var topic = new Topic();
    var atTheEnd = new Topic();
    var expected = new ArrayList<Double>();
    for (int offset = 0; offset < log.size(); offset++) {
      expected.add(player.play(undisturbed, offset));
      if ((offset + 1) % commitEvery == 0) {
        var changes = undisturbed.memoryChanges(offset + 1);
        atTheEnd.commit(changes);
        if (offset < crash) {
          committed = offset + 1;
          topic.commit(changes);
          rebuildFrom = undisturbed.rebuildFrom(committed);
        }
      }
    }
    atTheEnd.commit(undisturbed.memoryChanges(log.size()));

    // when
    var rebuilt =
        windows(
            maxAssets,
            idleRecords,
            new PartitionMemories(() -> mayLearn, committed, storedEvery, topic.read(), () -> {}));
    player.replay(rebuilt, rebuildFrom, committed);

    // then
    for (int offset = committed; offset < log.size(); offset++) {
      assertThat(player.play(rebuilt, offset))
          .as("offset %d", offset)
          .isEqualTo(expected.get(offset));
    }
    assertThat(rebuilt.remembered()).isEqualTo(undisturbed.remembered());
    assertThat(snapshots(rebuilt)).isEqualTo(snapshots(undisturbed));
    topic.commit(rebuilt.memoryChanges(log.size()));
    assertThat(topic.records.keySet()).isEqualTo(atTheEnd.records.keySet());
  }

  @Test
  void a_window_that_only_a_replay_completes_is_not_learnt() {
    // given: too late for the first reading, in order for whoever starts at the second
    var log = new ArrayList<Step>();
    log.add(new Step("a", 7_000, new double[4]));
    log.add(new Step("b", 0, new double[4]));
    for (int second = 0; second < 6; second++) {
      log.add(new Step("a", 1_000 * second, new double[4]));
    }
    log.add(new Step("a", 3_600_000, new double[4]));
    var undisturbed = windows(10, 100, 2);
    play(undisturbed, log, 0);
    var topic = new Topic();
    topic.commit(undisturbed.memoryChanges(log.size()));
    assertThat(undisturbed.rebuildFrom(log.size())).isEqualTo(1);

    // when
    var rebuilt =
        windows(10, 100, new PartitionMemories(() -> 2, log.size(), 1, topic.read(), () -> {}));
    play(rebuilt, log, 1);

    // then
    assertThat(rebuilt.remembered()).isEqualTo(undisturbed.remembered());
    for (StreamKey stream : rebuilt.remembered()) {
      assertThat(snapshot(rebuilt, stream.asset(), log.size()))
          .isEqualTo(snapshot(undisturbed, stream.asset(), log.size()));
    }
  }

  private static byte[] snapshot(PartitionWindows windows, String asset, long offset) {
    return windows.window(key(asset), PROFILE, NONE, LEARNER, offset).memory().snapshot();
  }

  private static Map<StreamKey, String> snapshots(PartitionWindows windows) {
    return windows.memories().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> HexFormat.of().formatHex(entry.getValue().memory().snapshot())));
  }

  private static void play(PartitionWindows windows, List<Step> log, int from) {
    for (int offset = from; offset < log.size(); offset++) {
      play(windows, log.get(offset), offset, LEARNER, null);
    }
  }

  @Test
  void the_first_that_come_learn_and_others_when_there_is_room_again() {
    // given
    var windows = windows(10, 100, 2);
    for (int offset = 0; offset < 3; offset++) {
      windows.window(key("asset-" + offset), PROFILE, NONE, LEARNER, offset);
    }
    assertThat(windows.window(key("asset-2"), PROFILE, NONE, LEARNER, 3).isLeftOut()).isTrue();

    // when: asset-0 has not been seen for too long
    for (int offset = 4; offset < 103; offset++) {
      windows.window(key("asset-" + (1 + offset % 2)), PROFILE, NONE, LEARNER, offset);
    }

    // then
    assertThat(windows.window(key("asset-2"), PROFILE, NONE, LEARNER, 103).isLeftOut()).isFalse();
    assertThat(windows.remembered()).containsOnly(key("asset-1"), key("asset-2"));
  }

  @Test
  void a_rebuild_reads_no_further_than_what_was_stored_last() {
    // given: two of twenty assets learn, in chapters of 600 records
    var windows =
        windows(30, 1_000, new PartitionMemories(() -> 2, 0, 100, new StoredMemories(), () -> {}));
    int stored = 0;

    for (int offset = 0; offset < 4_000; offset++) {
      // when
      var step = new Step("asset-" + offset % 20, 1_000L * offset / 20, new double[4]);
      play(windows, step, offset, LEARNER, null);
      stored += windows.memoryChanges(offset + 1).size();

      // then: what windows need, how often an asset is seen, and what was not stored since
      assertThat(windows.rebuildFrom(offset + 1)).isGreaterThan(offset - 20 * 20 - 2 * 20 - 100);
    }
    assertThat(stored).isBetween(2 * 4_000 / 140, 2 * 4_000 / 100 + 2);
  }

  @Test
  void each_asset_is_followed_and_a_commit_stores_few_of_them_again() {
    // given: more assets than may learn
    int assets = 300;
    var windows =
        windows(
            assets,
            10_000,
            new PartitionMemories(() -> 2, 0, 1_000, new StoredMemories(), () -> {}));
    for (int offset = 0; offset < 20 * assets; offset++) {
      var step = new Step("asset-" + offset % assets, 1_000L * (offset / assets), new double[4]);
      play(windows, step, offset, FOLLOWER, null);

      // when
      if (offset == assets) {
        assertThat(windows.memoryChanges(offset)).hasSize(assets);
      } else if (offset > assets && offset % 100 == 0) {
        assertThat(windows.memoryChanges(offset)).hasSizeLessThanOrEqualTo(3);

        // then: no further back than what was stored so slowly, and what windows need
        assertThat(windows.rebuildFrom(offset)).isGreaterThan(offset - 50 * assets);
      }
    }
    assertThat(windows.remembered()).hasSize(assets);
  }

  @Test
  void what_was_learnt_outlives_the_readings_it_was_learnt_from() {
    // given: they are deleted
    var windows = windows(10, 1_000, 2);
    var topic = new Topic();
    for (int offset = 0; offset < 200; offset++) {
      play(
          windows,
          new Step("a", 1_000L * offset, new double[] {offset % 7, 0, 0, 1}),
          offset,
          LEARNER,
          null);
    }
    topic.commit(windows.memoryChanges(200));
    byte[] snapshot = snapshot(windows, "a", 200);

    // when
    var after = windows(10, 1_000, new PartitionMemories(() -> 2, 500, 1, topic.read(), () -> {}));

    // then: until it is silent for too long
    assertThat(after.memoryChanges(501)).isEmpty();
    assertThat(snapshot(after, "a", 501)).isEqualTo(snapshot);
    var late = windows(10, 1_000, new PartitionMemories(() -> 2, 500, 1, topic.read(), () -> {}));
    topic.commit(late.memoryChanges(1_201));
    assertThat(topic.records).isEmpty();
  }

  @Test
  void a_snapshot_is_not_kept_once_its_memory_is_back() throws InterruptedException {
    // given
    var topic = new Topic();
    var before = windows(10, 1_000, 2);
    before.window(key("a"), PROFILE, NONE, LEARNER, 0);
    topic.commit(before.memoryChanges(1));
    var seen = new AtomicReference<WeakReference<byte[]>>();
    var owner =
        new MemoryOwner(
            new Remembering() {
              @Override
              public String name() {
                return FOREST.name();
              }

              @Override
              public long memoryBytes() {
                return FOREST.memoryBytes();
              }

              @Override
              public Memory memory(String asset) {
                return FOREST.memory(asset);
              }

              @Override
              public Memory restore(String asset, byte[] snapshot) {
                seen.set(new WeakReference<>(snapshot));
                return FOREST.restore(asset, snapshot);
              }
            },
            LEARNER.bundle());

    // when
    var learning = new PartitionMemories(() -> 2, 1, 1, topic.read(), () -> {});
    windows(10, 1_000, learning).window(key("a"), PROFILE, NONE, owner, 1);

    // then
    for (int i = 0; i < 50 && seen.get().get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(seen.get().get()).isNull();
    assertThat(learning.names()).containsOnly(key("a"));
  }

  @Test
  void what_another_bundle_has_learnt_or_cannot_be_read_is_counted_and_begins_anew() {
    // given
    var topic = new Topic();
    var windows = windows(10, 1_000, 2);
    for (int offset = 0; offset < 200; offset++) {
      play(windows, new Step("a", 1_000L * offset, new double[4]), offset, LEARNER, null);
    }
    topic.commit(windows.memoryChanges(200));
    var lost = new AtomicInteger();

    // when
    var ofOther =
        windows(
            10, 1_000, new PartitionMemories(() -> 2, 200, 1, topic.read(), lost::incrementAndGet));
    byte[] begunAnew = ofOther.window(key("a"), PROFILE, NONE, NEWER, 200).memory().snapshot();
    topic.records.replaceAll((key, value) -> Arrays.copyOf(value, value.length / 2));
    var unreadable =
        windows(
            10, 1_000, new PartitionMemories(() -> 2, 200, 1, topic.read(), lost::incrementAndGet));
    byte[] readAnew = snapshot(unreadable, "a", 200);

    // then
    assertThat(lost).hasValue(2);
    assertThat(begunAnew).isEqualTo(NEWER.memories().memory("a").snapshot());
    assertThat(readAnew).isEqualTo(LEARNER.memories().memory("a").snapshot());
  }

  /** Remembers nothing but how often it was told something. */
  private record Told(int[] times) implements Memory {

    static final MemoryOwner OWNER =
        new MemoryOwner(
            new Remembering() {
              @Override
              public String name() {
                return Adaptation.NAME;
              }

              @Override
              public long memoryBytes() {
                return 1;
              }

              @Override
              public Memory memory(String asset) {
                return new Told(new int[1]);
              }

              @Override
              public Memory restore(String asset, byte[] snapshot) {
                return new Told(new int[] {snapshot[0]});
              }
            },
            "fourth");

    @Override
    public void take(WindowRing ring) {
      // follows from orders alone
    }

    @Override
    public boolean obey(TagOrder order) {
      times[0]++;
      return true;
    }

    @Override
    public void prepare() {
      // has nothing to do
    }

    @Override
    public byte[] snapshot() {
      return new byte[] {(byte) times[0]};
    }
  }

  @Test
  void what_people_say_reaches_a_stream_that_has_sent_nothing_since_a_restart() {
    // given: its readings are deleted
    var topic = new Topic();
    var before = windows(10, 1_000, 2);
    before.window(key("a"), PROFILE, NONE, Told.OWNER, 0);
    before.window(key("b"), PROFILE, NONE, Told.OWNER, 1);
    topic.commit(before.memoryChanges(2));
    var order = new TagOrder(TagOrder.Kind.LEARN, Set.of("LIT101"));
    var after = windows(10, 1_000, new PartitionMemories(() -> 2, 500, 1, topic.read(), () -> {}));
    after.rebuilt();

    // when
    int unserved = after.obey("a", order, List.of(LEARNER));
    int done = after.obey("a", order, List.of(LEARNER, Told.OWNER));
    topic.commit(after.memoryChanges(500));

    // then: it goes on with that, also after another restart
    var again = windows(10, 1_000, new PartitionMemories(() -> 2, 500, 1, topic.read(), () -> {}));
    assertThat(unserved).isZero();
    assertThat(done).isEqualTo(1);
    for (PartitionWindows windows : List.of(after, again)) {
      assertThat(told(windows, "a", 500)).isEqualTo(1);
      assertThat(told(windows, "b", 501)).isZero();
    }
  }

  private static int told(PartitionWindows windows, String asset, long offset) {
    return windows.window(key(asset), PROFILE, NONE, Told.OWNER, offset).memory().snapshot()[0];
  }

  @Test
  void fewer_learn_than_have_learnt_if_there_is_no_room_for_all() {
    // given
    var log = new ArrayList<Step>();
    for (int second = 0; second < 50; second++) {
      log.add(new Step("a", 1_000L * second, new double[4]));
      log.add(new Step("b", 1_000L * second, new double[4]));
    }
    var windows = windows(10, 1_000, 2);
    play(windows, log, 0);
    var topic = new Topic();
    topic.commit(windows.memoryChanges(100));

    // when
    var less = windows(10, 1_000, new PartitionMemories(() -> 1, 100, 1, topic.read(), () -> {}));
    play(less, log, 90);
    less.rebuilt();

    // then
    assertThat(less.remembered()).containsOnly(key("a"));
    assertThat(less.window(key("b"), PROFILE, NONE, LEARNER, 100).isLeftOut()).isTrue();
    topic.commit(less.memoryChanges(101));
    assertThat(topic.read().takeAll()).containsOnlyKeys(key("a"));

    // when: without readings
    var none = windows(10, 1_000, new PartitionMemories(() -> 0, 101, 1, topic.read(), () -> {}));

    // then
    assertThat(none.window(key("a"), PROFILE, NONE, LEARNER, 101).isLeftOut()).isTrue();
    topic.commit(none.memoryChanges(102));
    assertThat(topic.records).isEmpty();
  }

  @Test
  void a_bundle_that_needs_more_memory_leaves_out_whom_there_is_no_room_for() {
    // given
    var most = new AtomicInteger(3);
    var windows =
        windows(10, 100, new PartitionMemories(most::get, 0, 1, new StoredMemories(), () -> {}));
    for (String asset : List.of("a", "b", "c")) {
      windows.window(key(asset), PROFILE, NONE, LEARNER, 0);
    }

    // when
    most.set(1);
    windows.window(key("c"), PROFILE, NONE, NEWER, 1);

    // then
    assertThat(windows.remembered()).containsOnly(key("c"));
    assertThat(windows.window(key("a"), PROFILE, NONE, NEWER, 2).isLeftOut()).isTrue();
  }

  @Test
  void what_cannot_be_read_and_never_comes_again_is_counted_once() {
    // given
    var topic = new Topic();
    var windows = windows(10, 1_000, 2);
    windows.window(key("a"), PROFILE, NONE, LEARNER, 0);
    topic.commit(windows.memoryChanges(1));
    topic.records.replaceAll((key, value) -> new byte[0]);
    var lost = new AtomicInteger();
    var silent =
        windows(
            10,
            1_000,
            new PartitionMemories(() -> 2, 2_000, 1, topic.read(), lost::incrementAndGet));

    // when
    topic.commit(silent.memoryChanges(2_001));
    topic.commit(silent.memoryChanges(2_002));

    // then
    assertThat(topic.records).isEmpty();
    assertThat(lost).hasValue(1);
  }

  @Test
  void a_trained_bundle_takes_the_window_and_leaves_the_memory() {
    // given
    var windows = windows(10, 100, 1);
    StreamWindow window = windows.window(key("a"), PROFILE, NONE, LEARNER, 0);

    // when
    StreamWindow after = windows.window(key("a"), PROFILE, NONE, null, 1);

    // then
    assertThat(after).isSameAs(window);
    assertThat(after.memory()).isNull();
    assertThat(after.isLeftOut()).isFalse();
    assertThat(windows.remembered()).isEmpty();
  }

  private static StreamKey key(String asset) {
    return new StreamKey(asset, "tags");
  }
}
