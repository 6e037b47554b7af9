package io.sluice.formats.xlsx;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** What a cell says, as a file of text would: times in ISO 8601, numbers with a point. */
final class CellText {

  /** What stands in place of a value that no spreadsheet has computed: a word that is counted. */
  static final String WITHOUT_VALUE = "formula without a value";

  private static final long MILLIS_OF_DAY = 86_400_000;

  /** Day 0 of Excel's calendar, which has a 29 February 1900. */
  private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

  private static final LocalDate EPOCH_OF_1904 = LocalDate.of(1904, 1, 1);

  private final LocalDate epoch;

  CellText(boolean date1904) {
    this.epoch = date1904 ? EPOCH_OF_1904 : EPOCH;
  }

  String of(Cell cell) {
    String raw = cell.getRawValue();
    if (raw == null || raw.isEmpty()) {
      return cell.getType() == CellType.FORMULA ? WITHOUT_VALUE : "";
    }
    return switch (cell.getType()) {
      case NUMBER -> number(raw, cell);
      case FORMULA -> isNumber(raw) ? number(raw, cell) : raw.strip();
      case BOOLEAN -> raw.equals("1") ? "TRUE" : "FALSE";
      case STRING -> cell.asString().replace('\n', ' ').strip();
      case ERROR, EMPTY -> raw.strip();
    };
  }

  private String number(String raw, Cell cell) {
    return isDate(cell.getDataFormatId(), cell.getDataFormatString()) ? time(raw) : raw;
  }

  private static boolean isNumber(String raw) {
    try {
      Double.parseDouble(raw);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** A serial day with its fraction, to the millisecond; without a day, a time of day. */
  private String time(String raw) {
    long millis = Math.round(Double.parseDouble(raw) * MILLIS_OF_DAY);
    LocalTime clock = LocalTime.ofNanoOfDay(Math.floorMod(millis, MILLIS_OF_DAY) * 1_000_000);
    long days = Math.floorDiv(millis, MILLIS_OF_DAY);
    if (days == 0) {
      return clock.format(DateTimeFormatter.ISO_LOCAL_TIME);
    }
    return LocalDateTime.of(epoch.plusDays(days), clock)
        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }

  /** ECMA-376, 18.8.30: built-in formats by number, others by the letters of dates and clocks. */
  private static boolean isDate(@Nullable Integer id, @Nullable String format) {
    if (format == null) {
      return id != null && (id >= 14 && id <= 22 || id >= 45 && id <= 47);
    }
    String letters =
        format
            .toLowerCase(Locale.ROOT)
            .replaceAll("\"[^\"]*\"", "")
            .replaceAll("\\\\.", "")
            .replaceAll("\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]", "");
    return !letters.startsWith("general") && letters.matches(".*[ydhms].*");
  }
}
