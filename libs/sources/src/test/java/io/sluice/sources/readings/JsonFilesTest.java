package io.sluice.sources.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.sources.readings.FileRow.Row;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Records in JSON are read as tables are. */
class JsonFilesTest {

  private static final List<String> RECORDS =
      IntStream.range(0, 30)
          .mapToObj(
              i ->
                  "{\"time\": \"2026-03-16T06:00:%02dZ\", \"pump\": {\"flow\": %d.5, \"on\": %b}, \"mode\": \"%s\", \"label\": %d}"
                      .formatted(
                          i, 20 - i % 7, i % 3 == 0, i % 2 == 0 ? "auto" : "hand", i == 7 ? 1 : 0))
          .toList();

  @Test
  void lineArrayAndObjectsInARowAreTheSame() {
    Read lines = Read.of(String.join("\n", RECORDS));
    Read array = Read.of("\ufeff[\n" + String.join(",\n", RECORDS) + "]");
    Read broken =
        Read.of(
            RECORDS.stream()
                .map(one -> one.replace(", ", ",\n  "))
                .collect(Collectors.joining("\n")));

    for (Read read : List.of(lines, array, broken)) {
      assertThat(read.findings().tags()).containsExactly("pump.flow", "pump.on", "mode");
      assertThat(read.findings().textTags()).containsExactly("mode");
      assertThat(read.good()).hasSize(30);
      assertThat(read.good().get(7).label()).isOne();
      assertThat(read.good().get(3).values()).startsWith(17.5, 1);
      assertThat(read.good().getFirst().time()).isEqualTo(Instant.parse("2026-03-16T06:00:00Z"));
    }
    assertThat(lines.findings().table().format().toString()).isEqualTo("NDJSON");
    assertThat(array.findings().table().format().toString()).isEqualTo("JSON");
    assertThat(lines.good().get(4).line()).isEqualTo(5);
  }

  @Test
  void readingAsItIsPostedHasItsTags() {
    String text =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    "{\"asset\":\"plant-1\",\"profile\":\"swat\",\"time\":%d,\"values\":{\"LIT101\":%d.25,\"P101\":%s},\"quality\":{\"LIT101\":\"%s\"}}"
                        .formatted(
                            1_773_640_800 + i,
                            500 + i * 7 % 11,
                            i % 2 == 0 ? "1" : "null",
                            i == 4 ? "BAD" : "GOOD"))
            .collect(Collectors.joining("\n"));

    Read read = Read.of(text);

    assertThat(read.findings().tags()).containsExactly("LIT101", "P101");
    assertThat(read.good()).extracting(Row::asset).containsOnly("plant-1");
    assertThat(read.good().get(4).values()[0]).as("of bad quality").isNaN();
    assertThat(read.good().get(5).values()[1]).as("null").isNaN();
  }

  @Test
  void lineThatCannotBeReadCostsItselfAlone() {
    String text =
        String.join("\n", RECORDS.subList(0, 20))
            + "\n{\"time\": \"2026-03-16T06:01:00Z\", \"pump\": {\"flow\": \n[1]\n{\"a\":1,\"a\":2}\n"
            + String.join("\n", RECORDS.subList(20, 30));

    Read read = Read.of(text);

    assertThat(read.good()).hasSize(30);
    assertThat(read.bad()).hasSize(3);
    assertThat(read.bad().get(0)).startsWith("line 21: is no JSON: ");
    assertThat(read.bad().get(1)).isEqualTo("line 22: is no object of JSON");
    assertThat(read.bad().get(2)).isEqualTo("line 23: has the field 'a' twice");
  }

  @Test
  void whatFollowsAFaultInAnArrayIsSaidToBeLost() {
    Read read = Read.of("[" + String.join(",\n", RECORDS) + ",\n{\"time\": oh}]");

    assertThat(read.good()).hasSize(30);
    assertThat(read.bad()).hasSize(1);
    assertThat(read.bad().getFirst())
        .startsWith("line 31: is no JSON, and what follows is not read: ");
  }

  @Test
  void fieldsAreBounded() {
    String many =
        IntStream.range(0, 60)
            .mapToObj(i -> "{\"time\": \"2026-03-16T06:00:%02dZ\", \"f%d\": 1}".formatted(i, i))
            .collect(Collectors.joining("\n"));
    String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);

    assertThatThrownBy(() -> Read.of(many, ReadingOptions.FILES.withLimits(1 << 20, 50)))
        .hasMessageContaining("more than 50 different fields");
    assertThatThrownBy(() -> Read.of(deep)).hasMessageContaining("JSON without a record");
  }
}
