package io.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.ingest.limits.LimitExceededException;
import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.profile.KnownProfiles;
import io.sluice.ingest.publish.RejectionExtent;
import io.sluice.ingest.validation.CsvContent;
import io.sluice.ingest.validation.CsvRowValidator;
import io.sluice.ingest.validation.Reason;
import io.sluice.ingest.validation.ValidationResult;
import io.sluice.ingest.validation.ValidationResult.Accepted;
import io.sluice.ingest.validation.ValidationResult.Rejected;
import io.sluice.sources.table.Table;
import io.sluice.sources.table.TableFormatException;
import io.sluice.sources.table.TableRow;
import io.sluice.sources.table.TooManyRecordsException;
import io.sluice.sources.time.RowOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A header and a reading a row, or records of JSON by names of their own; asset and profile are
 * columns or the request's parameters. A fault spoils its own row only; a body that is no such
 * table, or whose times may be two, is one fault. Whatever follows the header is a row; remarks and
 * what precedes the header are noted. Lines of a tag and time each are put together to a reading a
 * time.
 */
final class CsvFormat implements BodyFormat {

  /** Columns that are no values: time, label, asset and the like. */
  private static final int OTHER_COLUMNS = 100;

  /** Texts of all fields, and the rows that are made of them, for each byte of a body. */
  private static final int SORTING_FACTOR = 3;

  private final Function<CsvContent, CsvRowValidator> validators;
  private final Format declared;
  private final CsvParameters parameters;
  private final KnownProfiles profiles;
  private final Instant now;
  private final int maxLineLength;
  private final int maxColumns;
  private final int maxRecords;

  /**
   * @param validators makes the validator for a body, by what was found out about it
   * @param declared what the request says the body is
   * @param now when the body came
   */
  CsvFormat(
      Function<CsvContent, CsvRowValidator> validators,
      Format declared,
      CsvParameters parameters,
      KnownProfiles profiles,
      Instant now,
      LimitsConfig limits) {
    this.validators = validators;
    this.declared = declared;
    this.parameters = parameters;
    this.profiles = profiles;
    this.now = now;
    maxLineLength = (int) limits.record().asLongValue();
    maxColumns = limits.values() + OTHER_COLUMNS;
    maxRecords = limits.records();
  }

  @Override
  public void read(Body body, BodyRecords records) {
    try {
      var options =
          parameters.table().withLimits(maxLineLength, maxColumns).withMostRecords(maxRecords);
      var found = new BodyTable(body, options, parameters, profiles).find();
      var source = found.source();
      if (found.isJson() == (declared == Format.CSV)) {
        throw new TableFormatException(
            declared == Format.CSV
                ? "the body is JSON, expected a table: rows of fields with a delimiter"
                : "the body is no JSON, expected objects, a line each or in an array");
      }
      if (found.needsSorting()) {
        chargeForSorting(body, records);
      }
      var content = CsvContent.of(source, found.isPutTogether(), times(found), now);
      var validator = validators.apply(content);
      var lines = new BodyLines(body);
      try (Table rows = source.open()) {
        for (TableRow row = rows.next(); row != null; row = rows.next()) {
          var result = validator.judge(row);
          boolean isLine = !found.isJson() && (!found.isPutTogether() || row.fault() != null);
          if (isLine) {
            moveTo(row.line(), lines);
            records.add(result, body.slice(lines.start(), lines.end()), row.line());
          } else {
            records.add(result, written(result, content, row), row.line());
          }
        }
        rows.leftOut().forEach(left -> records.note(left.sentence()));
      }
      if (content.time().order() == RowOrder.NEWEST_FIRST) {
        records.turnRound();
      }
      Stream.concat(content.notes().stream(), validator.notes().stream())
          .map(CsvParameters::named)
          .forEach(records::note);
    } catch (TooManyRecordsException e) {
      throw new LimitExceededException("records in a request", maxRecords);
    } catch (TableFormatException e) {
      refuse(CsvParameters.named(String.valueOf(e.getMessage())), body, records);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private CsvContent.Times times(BodyTable.Found found) {
    var told = parameters.times();
    var flow = found.flow();
    return told.column() != null || flow == null
        ? told
        : new CsvContent.Times(flow.timeColumn(), told.format(), told.zone());
  }

  private void refuse(String why, Body body, BodyRecords records) {
    var lines = new BodyLines(body);
    while (lines.next()) {
      // On to the last one.
    }
    var detail =
        why
            + Misdeclared.advice(body, declared)
            + "; none of its %d lines was taken".formatted(lines.number());
    records.reject(
        new Rejected(Reason.MALFORMED, detail, null),
        RejectionExtent.BODY,
        body.slice(body.start(), body.end()),
        1L,
        null);
  }

  /** What puts lines together that are in no order holds all of them. */
  private static void chargeForSorting(Body body, BodyRecords records) {
    try {
      records.charge((long) SORTING_FACTOR * body.length());
    } catch (LimitExceededException e) {
      throw new RefusedBodyException(
          413,
          ("the body has a line, or a part of one, for each tag and time, and those of a time do not"
                  + " follow each other: to put them together takes %d times its %d bytes, and a request has %d;"
                  + " sort its lines by time, send less at once, send a row a time, or replay it as"
                  + " a file with ./sluice replay")
              .formatted(SORTING_FACTOR, body.length(), e.limit()));
    }
  }

  /** Of a row that is several lines: what a dead letter shows of it, a table that can be sent. */
  private static ByteBuffer written(ValidationResult result, CsvContent content, TableRow row) {
    if (result instanceof Accepted) {
      return ByteBuffer.allocate(0);
    }
    var names = new StringJoiner(",");
    var values = new StringJoiner(",");
    for (int i = 0; i < row.fields().length; i++) {
      if (!row.fields()[i].isEmpty()) {
        names.add(quoted(content.columns().names().get(i)));
        values.add(quoted(row.fields()[i]));
      }
    }
    return ByteBuffer.wrap((names + "\n" + values + "\n").getBytes(UTF_8));
  }

  private static String quoted(String field) {
    return '"' + field.replace("\"", "\"\"") + '"';
  }

  private static void moveTo(long line, BodyLines lines) {
    while (lines.number() < line && lines.next()) {
      // On to the row's own bytes.
    }
  }
}
