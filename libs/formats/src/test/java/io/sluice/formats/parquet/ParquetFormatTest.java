package io.sluice.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.formats.ReadFile;
import io.sluice.formats.parquet.ParquetWriter.Codec;
import io.sluice.sources.table.TableFormat;
import io.sluice.sources.table.TableFormatException;
import io.sluice.sources.table.TableOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParquetFormatTest {

  private static final long SIX = 1_773_640_800_000_000L;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("plant.parquet");
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void readsColumnsOfAllKinds(Codec codec) throws Exception {
    new ParquetWriter()
        .times("time", true, SIX, SIX + 1_500_000)
        .doubles("P1.flow", 11.85, null)
        .longs("RECORD", 4711L, 4712L)
        .texts("state", "läuft", null)
        .booleans("pump", true, false)
        .write(file, codec);

    ReadFile read = ReadFile.of(file, TableOptions.DEFAULT);

    assertThat(read.finding().format()).isEqualTo(TableFormat.PARQUET);
    assertThat(read.finding().columns())
        .containsExactly("time", "P1.flow", "RECORD", "state", "pump");
    assertThat(read.rows())
        .containsExactly(
            "2026-03-16T06:00:00Z|11.85|4711|läuft|true", "2026-03-16T06:00:01.500Z||4712||false");
  }

  @Test
  void timesOfALocalClockNameNoZone() throws Exception {
    new ParquetWriter().times("time", false, SIX).doubles("A", 1e-9).write(file, Codec.SNAPPY);

    assertThat(ReadFile.of(file, TableOptions.DEFAULT).rows())
        .containsExactly("2026-03-16T06:00:00|1.0E-9");
  }

  @Test
  void aRowATagBecomesARowATime() throws Exception {
    new ParquetWriter()
        .times("time", true, SIX, SIX, SIX + 1_000_000, SIX + 1_000_000)
        .texts("tag", "LVL", "FLO", "LVL", "FLO")
        .doubles("value", 50.0, 11.0, 51.0, 12.0)
        .write(file, Codec.ZSTD);

    ReadFile read = ReadFile.of(file, TableOptions.DEFAULT);

    assertThat(read.finding().columns()).containsExactly("time", "LVL", "FLO");
    assertThat(read.rows())
        .containsExactly("2026-03-16T06:00:00Z|50.0|11.0", "2026-03-16T06:00:01Z|51.0|12.0");
  }

  @Test
  void whatIsDamagedIsRefused() throws IOException {
    Files.writeString(file, "PAR1 and nothing else");

    assertThatExceptionOfType(TableFormatException.class)
        .isThrownBy(() -> ReadFile.of(file, TableOptions.DEFAULT))
        .withMessageStartingWith(file + " cannot be read as Parquet: ");
  }
}
