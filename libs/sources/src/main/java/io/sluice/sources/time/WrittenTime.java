package io.sluice.sources.time;

/** A date, mostly with a clock, perhaps with an offset or zone, in any usual way. */
final class WrittenTime extends TimeFormat {

  /** The year in four digits before month and day, or the month as a word: no order is in doubt. */
  static final WrittenTime ISO = new WrittenTime(DateOrder.YEAR_FIRST, "iso");

  private final DateOrder order;
  private final String option;

  WrittenTime(DateOrder order) {
    this(order, order.option());
  }

  private WrittenTime(DateOrder order, String option) {
    this.order = order;
    this.option = option;
  }

  @Override
  public String option() {
    return option;
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
