package io.sluice.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.CsvLine;
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
        .isEqualTo("1970-01-01T00:00:00Z,plant-1,flows,,'=1+1,,-7.5,,\n");
  }

  @Test
  void qualitiesOtherThanGoodAreKept() {
    // given
    var reading =
        new ReadingView(
            "plant-1",
            "plant",
            "0-1",
            "plant",
            Instant.EPOCH,
            "{\"flow\": 1.5, \"level\": 2.5, \"temp\": null}",
            "{\"flow\": \"BAD\", \"level\": \"GOOD\", \"temp\": \"UNCERTAIN\"}",
            null);
    var columns = WideCsv.columnsOf(List.of(reading));
    var line = new CsvLine();

    // when
    columns.line(line, reading);

    // then
    assertThat(columns.header())
        .isEqualTo("time,asset,stream,label,flow,level,temp,otherTags,tagQuality\n");
    assertThat(line.end().toString())
        .isEqualTo(
            "1970-01-01T00:00:00Z,plant-1,plant,,1.5,2.5,,,"
                + "\"{\"\"flow\"\":\"\"BAD\"\",\"\"temp\"\":\"\"UNCERTAIN\"\"}\"\n");
  }
}
