package io.sluice.formats.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.formats.ReadFile;
import io.sluice.sources.table.TableFormat;
import io.sluice.sources.table.TableFormatException;
import io.sluice.sources.table.TableOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookFormatTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("plant.xlsx");
  }

  @Test
  void readsDatesNumbersTextsAndBooleans() throws Exception {
    workbook(
        book -> {
          Worksheet sheet = book.newWorksheet("Data");
          names(sheet, 0, "Zeit", "Füllstand", "Pumpe", "Störung");
          date(sheet, 1, LocalDateTime.of(2026, 3, 16, 6, 0), "dd.mm.yyyy hh:mm:ss");
          sheet.value(1, 1, 50.25);
          sheet.value(1, 2, true);
          sheet.value(1, 3, "keine");
          date(sheet, 2, LocalDateTime.of(2026, 3, 16, 6, 0, 0, 500_000_000), "yyyy-mm-dd hh:mm");
          sheet.value(2, 1, -3);
          sheet.value(2, 2, false);
        });

    ReadFile read = ReadFile.of(file, TableOptions.DEFAULT);

    assertThat(read.finding().format()).isEqualTo(TableFormat.XLSX);
    assertThat(read.finding().part()).isEqualTo("Data");
    assertThat(read.finding().encoding()).isNull();
    assertThat(read.finding().columns()).containsExactly("Zeit", "Füllstand", "Pumpe", "Störung");
    assertThat(read.rows())
        .containsExactly("2026-03-16T06:00:00|50.25|TRUE|keine", "2026-03-16T06:00:00.5|-3|FALSE|");
  }

  @Test
  void findsNamesAndUnitsUnderATitle() throws Exception {
    workbook(
        book -> {
          Worksheet sheet = book.newWorksheet("Report");
          sheet.value(0, 0, "Boiler house, daily report");
          sheet.value(1, 0, "Serial");
          sheet.value(1, 1, 4711);
          names(sheet, 3, "Timestamp", "Level", "Flow");
          names(sheet, 4, "", "%", "m3/h");
          for (int i = 0; i < 3; i++) {
            date(sheet, 5 + i, LocalDateTime.of(2026, 3, 16, 6, i), "m/d/yy h:mm");
            sheet.value(5 + i, 1, 50 + i);
            sheet.value(5 + i, 2, 11 + i);
          }
          sheet.value(8, 0, "Total rows: 3");
        });

    ReadFile read = ReadFile.of(file, TableOptions.DEFAULT);

    assertThat(read.finding().headerLine()).isEqualTo(4);
    assertThat(read.finding().units()).containsExactly("", "%", "m3/h");
    assertThat(read.rows())
        .containsExactly(
            "2026-03-16T06:00:00|50|11", "2026-03-16T06:01:00|51|12", "2026-03-16T06:02:00|52|13");
  }

  @Test
  void theFirstSheetIsReadOrTheOneThatIsNamed() throws Exception {
    workbook(
        book -> {
          for (String name : new String[] {"A", "B"}) {
            Worksheet sheet = book.newWorksheet(name);
            names(sheet, 0, "time", name);
            sheet.value(1, 0, "2026-03-16T06:00:00Z");
            sheet.value(1, 1, 1);
          }
        });

    ReadFile first = ReadFile.of(file, TableOptions.DEFAULT);
    ReadFile named = ReadFile.of(file, TableOptions.DEFAULT.withSheet("B"));

    assertThat(first.finding().columns()).containsExactly("time", "A");
    assertThat(first.finding().notes())
        .containsExactly("of its 2 sheets 'A' is read; --sheet names another: B");
    assertThat(named.finding().columns()).containsExactly("time", "B");
    assertThat(named.finding().notes()).isEmpty();
    assertThatExceptionOfType(TableFormatException.class)
        .isThrownBy(() -> ReadFile.of(file, TableOptions.DEFAULT.withSheet("C")))
        .withMessage(file + " has no sheet 'C'; found A, B");
  }

  @Test
  void aCoverIsPassedOver() throws Exception {
    workbook(
        book -> {
          Worksheet cover = book.newWorksheet("Cover");
          cover.value(0, 0, "Boiler house");
          names(cover, 1, "Author", "A. Person");
          cover.value(2, 0, "Created");
          cover.value(2, 1, "16.03.2026");
          Worksheet sheet = book.newWorksheet("Data");
          names(sheet, 0, "time", "A");
          for (int i = 0; i < 5; i++) {
            sheet.value(1 + i, 0, "2026-03-16T06:00:0" + i + "Z");
            sheet.value(1 + i, 1, i);
          }
        });

    ReadFile read = ReadFile.of(file, TableOptions.DEFAULT);

    assertThat(read.finding().part()).isEqualTo("Data");
    assertThat(read.rows()).hasSize(5);
    assertThat(read.finding().notes())
        .containsExactly(
            "of its 2 sheets 'Data' is read, the first that holds rows with times;"
                + " --sheet names another: Cover");
  }

  @Test
  void aWorkbookWithoutATableNamesItsSheets() throws Exception {
    workbook(
        book -> {
          for (String name : new String[] {"Cover", "Notes"}) {
            Worksheet sheet = book.newWorksheet(name);
            for (int i = 0; i < 4; i++) {
              sheet.value(i, 0, i);
              sheet.value(i, 1, i * i);
            }
          }
        });

    assertThatExceptionOfType(TableFormatException.class)
        .isThrownBy(() -> ReadFile.of(file, TableOptions.DEFAULT))
        .withMessageEndingWith("of its 2 sheets 'Cover' is read; --sheet names another: Notes");
  }

  @Test
  void aFormulaWithoutAValueIsAWordAndNotNothing() throws Exception {
    workbook(
        book -> {
          Worksheet sheet = book.newWorksheet("Data");
          names(sheet, 0, "time", "A", "B");
          for (int i = 1; i < 4; i++) {
            sheet.value(i, 0, "2026-03-16T06:00:0" + i + "Z");
            sheet.value(i, 1, i);
            sheet.formula(i, 2, "B" + (i + 1) + "*2");
          }
        });

    assertThat(ReadFile.of(file, TableOptions.DEFAULT).rows())
        .containsExactly(
            "2026-03-16T06:00:01Z|1|formula without a value",
            "2026-03-16T06:00:02Z|2|formula without a value",
            "2026-03-16T06:00:03Z|3|formula without a value");
  }

  @Test
  void optionsOfTextAreNotIgnored() throws Exception {
    workbook(book -> names(book.newWorksheet("A"), 0, "time", "A"));

    assertThatExceptionOfType(TableFormatException.class)
        .isThrownBy(
            () -> ReadFile.of(file, TableOptions.DEFAULT.withEncoding(StandardCharsets.UTF_8)))
        .withMessage(file + " is no text: leave --encoding out");
  }

  @Test
  void aRowATagBecomesARowATime() throws Exception {
    workbook(
        book -> {
          Worksheet sheet = book.newWorksheet("Long");
          names(sheet, 0, "Timestamp", "Tag", "Value");
          for (int i = 0; i < 4; i++) {
            date(sheet, 1 + i, LocalDateTime.of(2026, 3, 16, 6, i / 2), "yyyy-mm-dd hh:mm:ss");
            sheet.value(1 + i, 1, i % 2 == 0 ? "LVL" : "FLO");
            sheet.value(1 + i, 2, i);
          }
        });

    ReadFile read = ReadFile.of(file, TableOptions.DEFAULT);

    assertThat(read.finding().columns()).containsExactly("Timestamp", "LVL", "FLO");
    assertThat(read.rows()).containsExactly("2026-03-16T06:00:00|0|1", "2026-03-16T06:01:00|2|3");
  }

  @Test
  void aNumberWithAUnitInItsFormatIsNoDate() throws Exception {
    workbook(
        book -> {
          Worksheet sheet = book.newWorksheet("Data");
          names(sheet, 0, "time", "A", "B");
          sheet.value(1, 0, "2026-03-16T06:00:00Z");
          sheet.value(1, 1, 46_097.25);
          sheet.style(1, 1).format("0.00&quot; m³/h&quot;").set();
          sheet.value(1, 2, 0.25);
          sheet.style(1, 2).format("[Red]0.0%").set();
        });

    assertThat(ReadFile.of(file, TableOptions.DEFAULT).rows())
        .containsExactly("2026-03-16T06:00:00Z|46097.25|0.25");
  }

  @Test
  void whatIsDamagedIsRefused() throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.write("<workbook".getBytes(StandardCharsets.UTF_8));
    }

    assertThatExceptionOfType(TableFormatException.class)
        .isThrownBy(() -> ReadFile.of(file, TableOptions.DEFAULT))
        .withMessageStartingWith(file + " cannot be read as a workbook: ");
  }

  private void workbook(Consumer<Workbook> content) throws IOException {
    try (var out = Files.newOutputStream(file);
        var book = new Workbook(out, "test", "1.0")) {
      content.accept(book);
    }
  }

  private static void names(Worksheet sheet, int row, String... names) {
    for (int i = 0; i < names.length; i++) {
      sheet.value(row, i, names[i]);
    }
  }

  private static void date(Worksheet sheet, int row, LocalDateTime time, String format) {
    sheet.value(row, 0, time);
    sheet.style(row, 0).format(format).set();
  }
}
