package io.sluice.sources.time;

/** A date, mostly with a clock, perhaps with an offset or zone, in any usual way. */
final class WrittenTime extends TimeFormat {

  private final DateOrder order;

  WrittenTime(DateOrder order) {
    this.order = order;
  }

  @Override
  Parser parser() {
    var scanner = new TimeScanner();
    return (text, into) -> scanner.scan(text) && scanner.into(into, order);
  }

  @Override
  public String example() {
    return switch (order) {
      case YEAR_FIRST -> "ISO-8601 such as 2026-01-05T10:00:00Z";
      case DAY_FIRST -> "dd/MM/yyyy HH:mm:ss";
      case MONTH_FIRST -> "MM/dd/yyyy HH:mm:ss";
    };
  }
}
