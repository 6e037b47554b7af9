package io.sluice.cli.retrain;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What was to be learnt from in two parts: the earlier one is, and on the later one it is chosen
 * what becomes an alarm. On readings that were learnt from there would be too few false alarms.
 *
 * @param learn files of the earlier part
 * @param choose files of the later part; may be empty
 */
record ChosenOn(List<Path> learn, List<Path> choose) {

  ChosenOn {
    learn = List.copyOf(learn);
    choose = List.copyOf(choose);
  }

  /**
   * @param files as {@link LabelledHistory} writes them
   * @param cut from when on readings are of the later part
   */
  static ChosenOn split(List<Path> files, Instant cut) throws IOException {
    var learn = new ArrayList<Path>();
    var choose = new ArrayList<Path>();
    for (Path file : files) {
      Path earlier = file.resolveSibling("earlier-" + file.getFileName());
      Path later = file.resolveSibling("later-" + file.getFileName());
      long[] rows = split(file, cut, earlier, later);
      if (rows[0] > 0) {
        learn.add(earlier);
      }
      if (rows[1] > 0) {
        choose.add(later);
      }
    }
    return new ChosenOn(learn, choose);
  }

  private static long[] split(Path file, Instant cut, Path earlier, Path later) throws IOException {
    long[] rows = new long[2];
    try (var reader = CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(file));
        var first = CsvWriter.builder().build(earlier);
        var second = CsvWriter.builder().build(later)) {
      for (NamedCsvRecord row : reader) {
        if (rows[0] + rows[1] == 0) {
          first.writeRecord(row.getHeader());
          second.writeRecord(row.getHeader());
        }
        boolean isLater = !OffsetDateTime.parse(row.getField("time")).toInstant().isBefore(cut);
        (isLater ? second : first).writeRecord(row.getFields());
        rows[isLater ? 1 : 0]++;
      }
    }
    return rows;
  }
}
