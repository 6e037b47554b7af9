package io.sluice.formats.xlsx;

import io.sluice.sources.table.FileFormat;
import io.sluice.sources.table.Parts;
import io.sluice.sources.table.RowSource;
import io.sluice.sources.table.TableFormatException;
import io.sluice.sources.table.TableOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;

/** A sheet of an XLSX workbook: the first, or the one that is asked for. */
public final class WorkbookFormat implements FileFormat {

  private static final String WORKBOOK = "xl/workbook.xml";

  /** Texts of all sheets, which are held in memory. */
  private static final String TEXTS = "xl/sharedStrings.xml";

  private static final long MAX_TEXTS = 256L << 20;

  /** Sheets in a sentence. */
  private static final int MAX_NAMED = 11;

  /** Found by {@link java.util.ServiceLoader}. */
  public WorkbookFormat() {}

  @Override
  public boolean recognises(Path file, byte[] start) throws IOException {
    if (start.length < 4 || start[0] != 'P' || start[1] != 'K' || start[2] != 3) {
      return false;
    }
    try (var zip = new ZipFile(file.toFile())) {
      return zip.getEntry(WORKBOOK) != null;
    }
  }

  @Override
  public RowSource rows(Path file, TableOptions options) throws TableFormatException, IOException {
    checkSize(file);
    try (var workbook = new ReadableWorkbook(file.toFile(), SheetSource.READING)) {
      List<Sheet> sheets = workbook.getSheets().toList();
      List<String> names = sheets.stream().map(Sheet::getName).toList();
      Sheet sheet = wanted(file, sheets, names, options);
      List<String> notes = new ArrayList<>();
      if (sheets.size() > 1 && options.sheet() == null) {
        sheet = sheets.get(Parts.withReadings(sources(file, sheets, options)));
        notes.add(chosen(sheet, names));
      }
      return new SheetSource(file, sheet.getIndex(), sheet.getName(), notes, options);
    } catch (IOException | ExcelReaderException e) {
      throw new TableFormatException(
          "%s cannot be read as a workbook: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static List<RowSource> sources(Path file, List<Sheet> sheets, TableOptions options) {
    return sheets.stream()
        .<RowSource>map(
            sheet -> new SheetSource(file, sheet.getIndex(), sheet.getName(), List.of(), options))
        .toList();
  }

  private static String chosen(Sheet sheet, List<String> names) {
    List<String> others =
        names.stream().filter(name -> !name.equals(sheet.getName())).limit(MAX_NAMED).toList();
    return "of its %d sheets '%s' is read%s; --sheet names another: %s"
        .formatted(
            names.size(),
            sheet.getName(),
            names.getFirst().equals(sheet.getName())
                ? ""
                : ", the first that holds rows with times",
            String.join(", ", others));
  }

  private static Sheet wanted(
      Path file, List<Sheet> sheets, List<String> names, TableOptions options)
      throws TableFormatException {
    String wanted = options.sheet();
    Optional<Sheet> found =
        sheets.stream().filter(s -> wanted == null || s.getName().equals(wanted)).findFirst();
    if (found.isEmpty()) {
      throw new TableFormatException(
          wanted == null
              ? file + " has no sheets"
              : "%s has no sheet '%s'; found %s".formatted(file, wanted, String.join(", ", names)));
    }
    return found.get();
  }

  private static void checkSize(Path file) throws TableFormatException, IOException {
    try (var zip = new ZipFile(file.toFile())) {
      ZipEntry texts = zip.getEntry(TEXTS);
      if (texts != null && (texts.getSize() > MAX_TEXTS || texts.getSize() < 0)) {
        throw new TableFormatException(
            "%s holds %,d MB of different texts, at most %,d are read; save the sheet as CSV"
                .formatted(file, texts.getSize() >> 20, MAX_TEXTS >> 20));
      }
    }
  }
}
