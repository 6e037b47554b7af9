package io.sluice.ingest.intake;

import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.publish.Extent;
import io.sluice.ingest.validation.CsvContent;
import io.sluice.ingest.validation.CsvRowValidator;
import io.sluice.ingest.validation.Reason;
import io.sluice.ingest.validation.ValidationResult.Rejected;
import io.sluice.sources.table.Table;
import io.sluice.sources.table.TableFormatException;
import io.sluice.sources.table.TableRow;
import io.sluice.sources.table.Tables;
import io.sluice.sources.time.RowOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A header and a reading a row; asset and profile are columns or the request's parameters. A fault
 * spoils its own row only; a body that is no such table, or whose times may be two, is one fault.
 * Whatever follows the header is a row; remarks and what precedes the header are noted.
 */
final class CsvFormat implements BodyFormat {

  /** Columns that are no values: time, label, asset and the like. */
  private static final int OTHER_COLUMNS = 100;

  private final Function<CsvContent, CsvRowValidator> validators;
  private final CsvParameters parameters;
  private final Instant now;
  private final int maxLineLength;
  private final int maxColumns;

  /**
   * @param validators makes the validator for a body, by what was found out about it
   * @param now when the body came
   */
  CsvFormat(
      Function<CsvContent, CsvRowValidator> validators,
      CsvParameters parameters,
      Instant now,
      LimitsConfig limits) {
    this.validators = validators;
    this.parameters = parameters;
    this.now = now;
    maxLineLength = (int) limits.record().asLongValue();
    maxColumns = limits.values() + OTHER_COLUMNS;
  }

  @Override
  public void read(Body body, BodyRecords records) {
    try {
      var source =
          Tables.find(
              body.bytes(),
              body.start(),
              body.length(),
              "the body",
              parameters.table().withLimits(maxLineLength, maxColumns));
      var content = CsvContent.of(source, parameters.times(), now);
      var validator = validators.apply(content);
      var lines = new BodyLines(body);
      try (Table rows = source.open()) {
        for (TableRow row = rows.next(); row != null; row = rows.next()) {
          moveTo(row.line(), lines);
          records.add(validator.judge(row), body.slice(lines.start(), lines.end()), row.line());
        }
        rows.leftOut().forEach(left -> records.note(left.sentence()));
      }
      if (content.time().order() == RowOrder.NEWEST_FIRST) {
        records.turnRound();
      }
      Stream.concat(content.notes().stream(), validator.notes().stream())
          .map(CsvParameters::named)
          .forEach(records::note);
    } catch (TableFormatException e) {
      refuse(CsvParameters.named(String.valueOf(e.getMessage())), body, records);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private static void refuse(String why, Body body, BodyRecords records) {
    var lines = new BodyLines(body);
    while (lines.next()) {
      // On to the last one.
    }
    var detail =
        why
            + Misdeclared.advice(body, Format.CSV)
            + "; none of its %d lines was taken".formatted(lines.number());
    records.reject(
        new Rejected(Reason.MALFORMED, detail, null),
        Extent.BODY,
        body.slice(body.start(), body.end()),
        1L,
        null);
  }

  private static void moveTo(long line, BodyLines lines) {
    while (lines.number() < line && lines.next()) {
      // On to the row's own bytes.
    }
  }
}
