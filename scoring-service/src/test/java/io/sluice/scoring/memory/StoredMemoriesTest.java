package io.sluice.scoring.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.StreamKey;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredMemoriesTest {

  private static final MemoryKey KEY =
      new MemoryKey(new StreamKey("plant \"1\"\u0000", "tags"), "forest");

  private static StoredMemory memory(byte[] snapshot) {
    return new StoredMemory(KEY, "ab".repeat(32), 4_711, 4_650, snapshot);
  }

  /** Does not compress. */
  private static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static StoredMemories read(List<MemoryRecord> records) {
    var stored = new StoredMemories();
    records.forEach(record -> stored.read(record.key(), record.value()));
    return stored;
  }

  private static void assertSame(StoredMemory actual, StoredMemory expected) {
    assertThat(actual.key()).isEqualTo(expected.key());
    assertThat(actual.bundle()).isEqualTo(expected.bundle());
    assertThat(actual.position()).isEqualTo(expected.position());
    assertThat(actual.needed()).isEqualTo(expected.needed());
    assertThat(Arrays.equals(actual.snapshot(), expected.snapshot())).isTrue();
  }

  @Test
  void comes_back_as_it_was() {
    for (int size : new int[] {0, 1, 1_000, MemoryFormat.PART_BYTES, 3 * MemoryFormat.PART_BYTES}) {
      // given
      StoredMemory memory = memory(noise(size));

      // when
      var records = new StoredMemories().write(memory);
      var back = read(records).takeAll();

      // then
      assertThat(records)
          .hasSizeBetween(1, 4)
          .allSatisfy(record -> assertThat(record.value()).hasSizeLessThan(600_000));
      assertThat(back).containsOnlyKeys(KEY.stream());
      assertSame(back.get(KEY.stream()), memory);
    }
  }

  @Test
  void parts_of_a_larger_one_before_do_not_stay() {
    // given
    var stored = new StoredMemories();
    var records = stored.write(memory(noise(3 * MemoryFormat.PART_BYTES)));
    StoredMemory smaller = memory(noise(10));

    // when
    records.addAll(stored.write(smaller));

    // then
    assertSame(read(records).takeAll().get(KEY.stream()), smaller);
    records.addAll(stored.retainOnly(Set.of()));
    assertThat(stored.isEmpty()).isTrue();
    assertThat(read(records).isEmpty()).isTrue();
  }

  @Test
  void what_was_read_goes_if_it_is_not_kept() {
    // given
    var records = new StoredMemories().write(memory(noise(3 * MemoryFormat.PART_BYTES)));
    var stored = read(records);

    // when
    stored.discard();
    var cleared = stored.retainOnly(Set.of());

    // then
    assertThat(stored.takeAll()).isEmpty();
    assertThat(stored.isDiscarded()).isTrue();
    assertThat(cleared).hasSameSizeAs(records).allMatch(record -> record.value() == null);
    records.addAll(cleared);
    assertThat(read(records).isEmpty()).isTrue();
  }

  @Test
  void what_cannot_be_read_says_only_whose_it_is() {
    // given
    var whole = new StoredMemories().write(memory(noise(3 * MemoryFormat.PART_BYTES)));
    byte[] value = whole.getFirst().value();
    byte[] ofAnotherRelease = value.clone();
    ofAnotherRelease[0]++;

    for (List<MemoryRecord> records :
        List.of(
            whole.subList(1, whole.size()),
            whole.subList(0, whole.size() - 1),
            List.of(new MemoryRecord(whole.getFirst().key(), new byte[0])),
            List.of(new MemoryRecord(whole.getFirst().key(), ofAnotherRelease)))) {
      // when
      var found = read(records).takeAll();

      // then
      assertThat(found.get(KEY.stream()).bundle()).isEmpty();
    }
  }

  @Test
  void what_is_not_ours_is_passed_over() {
    // when
    var stored =
        read(
            List.of(
                new MemoryRecord(null, new byte[1]),
                new MemoryRecord("plant-1".getBytes(UTF_8), new byte[1]),
                new MemoryRecord("{\"asset\":1}".getBytes(UTF_8), new byte[1])));

    // then
    assertThat(stored.isEmpty()).isTrue();
  }
}
