package io.sluice.models.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordSplitTest {

  private static final List<String> FEATURES = List.of("proto", "bytes");
  private static final List<String> LABELS = List.of("kind", "label");

  @TempDir private Path folder;

  @Test
  void recordsThatAreTheSameButForTheirIdAreOnOneSide() throws Exception {
    // given 2,000 records of 200 that differ, with a mark of byte order
    var random = new SplittableRandom(1);
    var lines = new ArrayList<>(List.of("\uFEFFid,proto,bytes,kind,label"));
    for (int i = 0; i < 2_000; i++) {
      lines.add("%d,tcp,%d,,0".formatted(i, random.nextInt(200)));
    }
    Path file = Files.write(folder.resolve("flows.csv"), lines);

    // when
    RecordSplit.Sides sides =
        RecordSplit.read(file, null).deal(folder, FEATURES, LABELS, kind -> false);

    // then
    Set<String> training = records(sides.training());
    Set<String> test = records(sides.test());
    assertThat(training).doesNotContainAnyElementsOf(test);
    assertThat(training.size() + test.size()).isEqualTo(200);
    assertThat(test.size()).as("about 30 %").isBetween(40, 80);
    assertThat(lines(sides.training()) + lines(sides.test())).isEqualTo(2_000);
  }

  @Test
  void kindsThatAreNeverLearntAreAllInTheTest() throws Exception {
    // given
    var lines = new ArrayList<>(List.of("proto,bytes,kind,label"));
    for (int i = 0; i < 300; i++) {
      lines.add("udp,%d,%s,1".formatted(i, i % 3 == 0 ? "smurf" : "satan"));
    }
    Path file = Files.write(folder.resolve("flows.csv"), lines);

    // when
    RecordSplit.Sides sides =
        RecordSplit.read(file, null).deal(folder, FEATURES, LABELS, "smurf"::equals);

    // then
    assertThat(Files.readString(sides.training())).doesNotContain("smurf").contains("satan");
    assertThat(Files.readAllLines(sides.test()).stream().filter(l -> l.contains("smurf")))
        .hasSize(100);
  }

  @Test
  void aRowOfOtherFieldsIsNamed() throws Exception {
    // given
    Path file = Files.write(folder.resolve("flows.csv"), List.of("a,b", "1,2", "1,2,3"));

    // then
    assertThatThrownBy(() -> RecordSplit.read(file, null))
        .isInstanceOf(ProtocolFailedException.class)
        .hasMessage(file + ": row 2 has 3 fields, expected 2");
  }

  /** Without their times. */
  private static Set<String> records(Path file) throws Exception {
    var records = new HashSet<String>();
    List<String> lines = Files.readAllLines(file);
    lines.subList(1, lines.size()).forEach(l -> records.add(l.substring(l.indexOf(',') + 1)));
    return records;
  }

  private static int lines(Path file) throws Exception {
    return Files.readAllLines(file).size() - 1;
  }
}
