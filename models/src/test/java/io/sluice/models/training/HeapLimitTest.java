package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapLimitTest {

  private static final HeapLimit OF_16_MIB = new HeapLimit(16 << 20);

  @TempDir Path folder;

  @Test
  void rowsAndPairsOfTagsMayTakeHalfOfTheHeap() {
    assertThatCode(() -> OF_16_MIB.require(10_185, 100)).doesNotThrowAnyException();
    assertThatThrownBy(() -> OF_16_MIB.require(20_000, 100))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessage(
            "20,000 rows of 100 tags take 15 MiB, and a heap of 16 MiB holds 10,185 rows of so many"
                + " tags, or so many rows of 52 tags: give fewer rows, leave tags out (--exclude),"
                + " or give more memory (SLUICE_HEAP=38m)");
    assertThatCode(() -> OF_16_MIB.require(20_000, 52)).doesNotThrowAnyException();
    assertThatThrownBy(() -> OF_16_MIB.require(20_000, 53)).isNotNull();
  }

  @Test
  void soManyTagsThatTheirPairsAloneFillTheHeapAreRefused() {
    assertThatThrownBy(() -> OF_16_MIB.require(1, 600))
        .hasMessageContaining("holds 0 rows of so many tags, or so many rows of 591 tags");
  }

  @Test
  void aFileThatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
    // given: 4,000 rows, of which the first tell how many there are
    Path file = Files.write(folder.resolve("large.csv"), lines(4000));

    // then
    assertThatCode(() -> OF_16_MIB.requireRoomFor(List.of(file), 200)).doesNotThrowAnyException();
    assertThatThrownBy(() -> OF_16_MIB.requireRoomFor(List.of(file, file), 200))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageStartingWith("about 8,000 rows of 200 tags take 13 MiB");
  }

  @Test
  void ofAPackedFileNothingIsSaid() throws Exception {
    // given
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(lines(20_000));
    }
    Path file = Files.write(folder.resolve("packed.csv.gz"), packed.toByteArray());

    // then
    assertThatCode(() -> OF_16_MIB.requireRoomFor(List.of(file), 200)).doesNotThrowAnyException();
  }

  @Test
  void whereTheHeapRanOutTheMessageSaysHowToTakeFewer() {
    assertThat(OF_16_MIB.ranOut(1000, 50))
        .hasMessage(
            "1,000 rows of 50 tags and what is learnt from them need more than the heap of 16 MiB:"
                + " give fewer rows, leave tags out (--exclude), or give more memory"
                + " (SLUICE_HEAP=32m)");
  }

  private static byte[] lines(int count) throws IOException {
    var lines = new ByteArrayOutputStream();
    byte[] line = "2026-03-16T00:00:00Z,1.25,2.5\n".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < count; i++) {
      lines.write(line);
    }
    return lines.toByteArray();
  }
}
