package io.sluice.ingest.intake;

import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.validation.CsvRowValidator;
import io.sluice.ingest.validation.Reason;
import io.sluice.ingest.validation.ValidationResult.Rejected;
import io.sluice.sources.csv.CsvFormatException;
import io.sluice.sources.csv.CsvHeader;
import io.sluice.sources.csv.CsvOptions;
import io.sluice.sources.csv.CsvReadings;
import io.sluice.sources.csv.CsvRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/**
 * A header and a reading a row; asset and profile are columns or the request's parameters. A fault
 * spoils its own row only; a header that cannot be used spoils the body.
 */
final class CsvFormat implements BodyFormat {

  /** Columns that are no values: time, label, asset and the like. */
  private static final int OTHER_COLUMNS = 100;

  private final Function<CsvHeader, CsvRowValidator> validators;
  private final CsvOptions options;

  /**
   * @param validators makes the validator for a body with a header
   */
  CsvFormat(
      Function<CsvHeader, CsvRowValidator> validators, CsvOptions options, LimitsConfig limits) {
    this.validators = validators;
    this.options =
        options.withLimits((int) limits.record().asLongValue(), limits.values() + OTHER_COLUMNS);
  }

  @Override
  public void read(Body body, BodyRecords records) {
    var bytes = new ByteArrayInputStream(body.bytes(), body.start(), body.length());
    var lines = new BodyLines(body);
    try (CsvReadings rows = CsvReadings.open(bytes, "the body", options)) {
      var validator = validators.apply(rows.header());
      for (CsvRow row = rows.next(); row != null; row = rows.next()) {
        moveTo(row.line(), lines);
        records.add(validator.judge(row), body.slice(lines.start(), lines.end()), row.line());
      }
    } catch (CsvFormatException e) {
      records.reject(
          new Rejected(Reason.MALFORMED, e.getMessage(), null),
          body.slice(body.start(), body.end()),
          1L,
          null);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private static void moveTo(long line, BodyLines lines) {
    while (lines.number() < line && lines.next()) {
      // On to the row's own bytes.
    }
  }
}
