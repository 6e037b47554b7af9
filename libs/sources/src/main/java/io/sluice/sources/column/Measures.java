package io.sluice.sources.column;

import io.sluice.sources.value.Units;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by name and unit that a column measures or sets something, and does not count rows. */
final class Measures {

  /** Words of the plant, as parts of names. */
  private static final Set<String> WORDS =
      Set.of(
          ("temp|temperature|temperatur|level|lvl|niveau|pegel|f\u00fcllstand|fuellstand|flow|flo"
                  + "|durchfluss|volumenstrom|press|pressure|druck|setpoint|sollwert|soll|istwert"
                  + "|sp|pv|mv|cv|op|speed|drehzahl|geschwindigkeit|position|pos|stellung|valve"
                  + "|ventil|weight|gewicht|mass|masse|humidity|feuchte|voltage|spannung|current"
                  + "|strom|power|leistung|torque|drehmoment|vibration|ph|conductivity"
                  + "|leitf\u00e4higkeit|density|dichte|concentration|angle|winkel|height|h\u00f6he"
                  + "|depth|tiefe|ramp|rampe|load|force|kraft|frequency|frequenz|tank|pump|pumpe"
                  + "|sensor|ai|ao|analog")
              .split("\\|"));

  /** Of these, what is added up as often as it is measured. */
  private static final Set<String> ADDED_UP =
      Set.of(
          ("flow|flo|durchfluss|volumenstrom|weight|gewicht|mass|masse|current|strom|power|leistung"
                  + "|pump|pumpe|tank|sensor|ai|ao|analog|load")
              .split("\\|"));

  /** Names of instruments after ISA 5.1, as {@code LIT301}, {@code FIC-101.SP}, {@code 1TI205}. */
  private static final Pattern INSTRUMENT =
      Pattern.compile("\\d{0,3}[-_]?([A-Z]{2,4})[-_ ]?\\d{2,5}[A-Z]?([._ -].*)?");

  /** What looks like one and is none; {@code Q} stands for totals. */
  private static final Pattern NO_INSTRUMENT =
      Pattern.compile("COL|VAR|ROW|REC|NO|NR|ID|IDX|SEQ|CNT|NUM|RUN|MSG|PKT|PK|UID|.+Q.*");

  private static final Pattern UNIT_IN_BRACKETS =
      Pattern.compile(".*[(\\[{]\\s*([^)\\]}]+?)\\s*[)\\]}]\\s*");

  /** Behind a blank, comma or underscore; of one letter it may be anything. */
  private static final Pattern UNIT_AT_THE_END =
      Pattern.compile(".*[\\s,_](?!in\\s*$)(\\S{2,}|[%\u00b0])\\s*");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  /** Units of what only grows. */
  private static final Set<String> OF_COUNTS =
      Set.of(
          ("s|sec|ms|\u00b5s|us|ns|min|h|hr|hrs|kwh|wh|mwh|gwh|ah|kvarh|m3|m\u00b3|l|hl|gal|kg|t|km"
                  + "|j|kj|mj|gj|b|kb|mb|gb|kib|mib|gib")
              .split("\\|"));

  private Measures() {}

  /**
   * Whether name or unit say so.
   *
   * @param unit as the file says it beside the name, empty if it does not
   */
  static boolean areSaid(String name, String unit) {
    return isMeasure(unit)
        || isMeasure(inName(UNIT_IN_BRACKETS, name))
        || isMeasure(inName(UNIT_AT_THE_END, name))
        || isInstrument(name)
        || hasWord(name, WORDS);
  }

  /** The same, but of what is no total for sure. */
  static boolean areSaidOfNoTotal(String name, String unit) {
    return areSaid(name, unit) && !hasWord(name, ADDED_UP);
  }

  private static String inName(Pattern place, String name) {
    Matcher unit = place.matcher(name);
    return unit.matches() ? unit.group(1) : "";
  }

  private static boolean isMeasure(String unit) {
    return Units.isUnit(unit) && !OF_COUNTS.contains(unit.toLowerCase(Locale.ROOT));
  }

  private static boolean isInstrument(String name) {
    Matcher instrument = INSTRUMENT.matcher(name.strip());
    return instrument.matches() && !NO_INSTRUMENT.matcher(instrument.group(1)).matches();
  }

  private static boolean hasWord(String name, Set<String> words) {
    for (String word : BETWEEN_WORDS.split(name)) {
      if (words.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
