package io.sluice.sources.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

/** A pattern that a person gave. */
final class PatternTime extends TimeFormat {

  private final String pattern;
  private final DateTimeFormatter formatter;

  PatternTime(String pattern, DateTimeFormatter formatter) {
    this.pattern = pattern;
    this.formatter = formatter;
  }

  @Override
  Parser parser() {
    return this::read;
  }

  private boolean read(String text, Moment into) {
    try {
      TemporalAccessor parsed = formatter.parse(text);
      LocalDate date = parsed.query(TemporalQueries.localDate());
      if (date == null) {
        return false;
      }
      LocalTime clock = parsed.query(TemporalQueries.localTime());
      ZoneId zone = parsed.query(TemporalQueries.zone());
      LocalDateTime local = date.atTime(clock == null ? LocalTime.MIDNIGHT : clock);
      if (zone == null) {
        into.local(local.toEpochSecond(ZoneOffset.UTC), local.getNano());
      } else {
        // An offset beside a zone says which of the hour that comes twice it is.
        ZoneOffset offset = parsed.query(TemporalQueries.offset());
        Instant time = ZonedDateTime.ofLocal(local, zone, offset).toInstant();
        into.instant(time.getEpochSecond(), time.getNano());
      }
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  @Override
  public String option() {
    return pattern;
  }

  @Override
  public String example() {
    return pattern;
  }
}
