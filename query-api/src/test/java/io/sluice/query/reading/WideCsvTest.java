package io.sluice.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.query.csv.CsvLine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WideCsvTest {

  @Test
  void aTextIsNoFormulaAndANumberStaysOne() {
    // given
    var reading =
        new ReadingView(
            "plant-1",
            "flows",
            "0-1",
            "flows",
            Instant.EPOCH,
            "{\"agent\": \"=1+1\", \"gone\": null, \"level\": -7.5}",
            null,
            null);
    var line = new CsvLine();

    // when
    WideCsv.columnsOf(List.of(reading)).line(line, reading);

    // then
    assertThat(line.end().toString())
        .isEqualTo("1970-01-01T00:00:00Z,plant-1,flows,,'=1+1,,-7.5,\n");
  }
}
