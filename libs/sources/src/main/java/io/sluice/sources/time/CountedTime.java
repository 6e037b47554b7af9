package io.sluice.sources.time;

import java.time.LocalDate;

/** A number: how much time has gone by since some day. */
final class CountedTime extends TimeFormat {

  private static final int SECONDS_A_DAY = 86_400;

  /** 1 January 10000. */
  private static final long TOO_LATE = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_A_DAY;

  /** Excel's day of 1970-01-01, and the first day of 2100. */
  private static final long EXCEL_1970 = 25_569;

  private static final long EXCEL_2100 = 73_051;

  /** Ticks of 100 ns from 0001-01-01, and from 1601-01-01, to 1970-01-01; in seconds. */
  private static final long DOTNET_EPOCH = -62_135_596_800L;

  private static final long FILETIME_EPOCH = -11_644_473_600L;
  private static final int TICKS_A_SECOND = 10_000_000;

  /** What is counted. */
  enum Unit {
    BY_SIZE("epoch", "epoch seconds or milliseconds"),
    SECONDS("epoch-seconds", "epoch seconds"),
    MILLIS("epoch-millis", "epoch milliseconds"),
    MICROS("epoch-micros", "epoch microseconds"),
    NANOS("epoch-nanos", "epoch nanoseconds"),
    EXCEL("excel", "Excel's days such as 45321.5"),
    DOTNET_TICKS("dotnet-ticks", ".NET ticks such as 638473536000000000"),
    FILETIME("filetime", "Windows file time such as 133547616000000000");

    private final String option;
    private final String example;

    Unit(String option, String example) {
      this.option = option;
      this.example = example;
    }

    String option() {
      return option;
    }
  }

  private final Unit unit;

  CountedTime(Unit unit) {
    this.unit = unit;
  }

  @Override
  Parser parser() {
    var number = new Decimal();
    return (text, into) -> number.read(text) && into(number, into);
  }

  @Override
  public String option() {
    return unit.option;
  }

  @Override
  public String example() {
    return unit.example;
  }

  /**
   * @return false if the number is out of range
   */
  boolean into(Decimal number, Moment into) {
    long whole = number.whole();
    Unit counted = unit == Unit.BY_SIZE ? bySize(number) : unit;
    switch (counted) {
      case EXCEL -> {
        if (!isExcelDay(whole)) {
          return false;
        }
        // 15 digits are all that a spreadsheet keeps: milliseconds.
        long millis = (number.nanos() * SECONDS_A_DAY + 500_000) / 1_000_000;
        long second = (whole - EXCEL_1970) * SECONDS_A_DAY + Math.floorDiv(millis, 1_000L);
        into.local(second, (int) Math.floorMod(millis, 1_000L) * 1_000_000);
        return true;
      }
      case DOTNET_TICKS -> ticks(whole, DOTNET_EPOCH, into);
      case FILETIME -> ticks(whole, FILETIME_EPOCH, into);
      default -> {
        int perSecond =
            switch (counted) {
              case MILLIS -> 1_000;
              case MICROS -> 1_000_000;
              case NANOS -> 1_000_000_000;
              default -> 1;
            };
        long nanos = Math.floorMod(whole, perSecond) * (1_000_000_000L / perSecond);
        into.instant(Math.floorDiv(whole, perSecond), (int) (nanos + number.nanos() / perSecond));
      }
    }
    return Math.abs(into.second()) < TOO_LATE;
  }

  private static void ticks(long whole, long epoch, Moment into) {
    into.instant(
        Math.floorDiv(whole, TICKS_A_SECOND) + epoch, Math.floorMod(whole, TICKS_A_SECOND) * 100);
  }

  /** From 1973 to 5138 the digits before the mark tell seconds, milli-, micro-, nanoseconds. */
  private static Unit bySize(Decimal number) {
    int digits = number.digits();
    return digits <= 11
        ? Unit.SECONDS
        : digits <= 14 ? Unit.MILLIS : digits <= 17 ? Unit.MICROS : Unit.NANOS;
  }

  static boolean isExcelDay(long whole) {
    return whole >= EXCEL_1970 && whole < EXCEL_2100;
  }

  /** Ticks of the years 2000 to 2099, which as nanoseconds would all be of the year 1990. */
  static boolean isRecentTicks(long whole) {
    return whole >= 630_822_816_000_000_000L && whole < 662_380_416_000_000_000L;
  }

  /** File times of the years 2000 to 2099, which as nanoseconds would be of 1974. */
  static boolean isRecentFileTime(long whole) {
    return whole >= 125_911_584_000_000_000L && whole < 157_469_184_000_000_000L;
  }
}
