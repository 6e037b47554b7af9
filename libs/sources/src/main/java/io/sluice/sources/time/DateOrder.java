package io.sluice.sources.time;

/**
 * In which order the parts of a date come that is written in short numbers only, as {@code
 * 04/09/26}. A year of four digits and the name of a month stand for themselves.
 */
enum DateOrder {
  YEAR_FIRST("year-first", "year first"),
  DAY_FIRST("day-first", "day first"),
  MONTH_FIRST("month-first", "month first");

  private final String option;
  private final String words;

  DateOrder(String option, String words) {
    this.option = option;
    this.words = words;
  }

  /** What the option {@code --time-format} calls it. */
  String option() {
    return option;
  }

  String words() {
    return words;
  }
}
