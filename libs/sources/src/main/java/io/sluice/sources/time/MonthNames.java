package io.sluice.sources.time;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The names of months and days of the week, short and long, that loggers and spreadsheets write.
 */
final class MonthNames {

  /** English, German, French, Spanish, Italian, Dutch; no short name means two months. */
  private static final String[] MONTHS = {
    "jan january januar jänner janv janvier ene enero gen gennaio januari",
    "feb february februar févr fév fevr février febrero febbraio februari",
    "mar march mär mrz märz maerz mars marzo mrt maart",
    "apr april avr avril abr abril aprile",
    "may mai mayo mag maggio mei",
    "jun june juni juin junio giu giugno",
    "jul july juli juil juillet julio lug luglio",
    "aug august août aout ago agosto augustus",
    "sep sept september septembre septiembre set settembre",
    "oct october okt oktober octobre octubre ott ottobre",
    "nov november novembre noviembre",
    "dec december dez dezember déc décembre dic diciembre dicembre"
  };

  private static final String WEEKDAYS =
      "mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday"
          + " mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonntag";

  private static final int WEEKDAY = -1;
  private static final Map<String, Integer> NUMBERS = numbers();

  private MonthNames() {}

  private static Map<String, Integer> numbers() {
    var numbers = new HashMap<String, Integer>();
    for (int month = 0; month < MONTHS.length; month++) {
      for (String name : MONTHS[month].split(" ")) {
        numbers.put(name, month + 1);
      }
    }
    for (String name : WEEKDAYS.split(" ")) {
      numbers.put(name, WEEKDAY);
    }
    return Map.copyOf(numbers);
  }

  /** 1 to 12, 0 if it is none. */
  static int month(String word) {
    return Math.max(0, NUMBERS.getOrDefault(word.toLowerCase(Locale.ROOT), 0));
  }

  static boolean isWeekday(String word) {
    return NUMBERS.getOrDefault(word.toLowerCase(Locale.ROOT), 0) == WEEKDAY;
  }
}
