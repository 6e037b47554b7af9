package io.sluice.sources.value;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words for one of two states. A word means the same number wherever it stands, so that training,
 * files and requests agree: what moves, is open, on or true is 1, the other is 0.
 */
public final class StateWords {

  /** Two words, the first for 0, the second for 1. */
  private record Pair(String zero, String one) {}

  /** Whose words are states in any column that does not measure. */
  private static final List<Pair> PAIRS =
      List.of(
          new Pair("false", "true"),
          new Pair("off", "on"),
          new Pair("closed", "open"),
          new Pair("close", "open"),
          new Pair("closed", "opened"),
          new Pair("no", "yes"),
          new Pair("stopped", "running"),
          new Pair("stop", "start"),
          new Pair("stop", "run"),
          new Pair("stopped", "started"),
          new Pair("inactive", "active"),
          new Pair("disabled", "enabled"),
          new Pair("de-energized", "energized"),
          new Pair("deenergized", "energized"),
          new Pair("falsch", "wahr"),
          new Pair("aus", "ein"),
          new Pair("aus", "an"),
          new Pair("zu", "auf"),
          new Pair("geschlossen", "offen"),
          new Pair("nein", "ja"),
          new Pair("faux", "vrai"),
          new Pair("non", "oui"),
          new Pair("arr\u00eat", "marche"),
          new Pair("ferm\u00e9", "ouvert"));

  /** Whose words also say other things: states only where a column holds no words but these. */
  private static final List<Pair> DOUBTFUL_PAIRS =
      List.of(
          new Pair("low", "high"),
          new Pair("f", "t"),
          new Pair("n", "y"),
          new Pair("l", "h"),
          new Pair("absent", "present"),
          new Pair("reset", "set"),
          new Pair("unlocked", "locked"),
          new Pair("down", "up"),
          new Pair("idle", "busy"));

  private static final Map<String, Integer> STATES = states(PAIRS);
  private static final Map<String, Integer> DOUBTFUL = states(DOUBTFUL_PAIRS);
  private static final int MAX_LENGTH = 16;

  private StateWords() {}

  private static Map<String, Integer> states(List<Pair> pairs) {
    var states = new HashMap<String, Integer>();
    for (Pair pair : pairs) {
      states.put(pair.zero(), 0);
      states.put(pair.one(), 1);
    }
    return Map.copyOf(states);
  }

  /** 0 or 1; NaN if the text is no word for a state by itself. Case does not matter. */
  public static double state(String text) {
    return state(STATES, text);
  }

  /**
   * The same in a column that is known to hold two states: also of words that mean other things
   * elsewhere ({@code Low}, {@code High}).
   */
  public static double stateOfTwo(String text) {
    double state = state(STATES, text);
    return Double.isNaN(state) ? state(DOUBTFUL, text) : state;
  }

  /** Whether two words are the two of a pair, in either order. */
  public static boolean arePair(String one, String other) {
    String first = one.toLowerCase(Locale.ROOT);
    String second = other.toLowerCase(Locale.ROOT);
    return isPair(PAIRS, first, second) || isPair(DOUBTFUL_PAIRS, first, second);
  }

  private static boolean isPair(List<Pair> pairs, String one, String other) {
    return pairs.contains(new Pair(one, other)) || pairs.contains(new Pair(other, one));
  }

  private static double state(Map<String, Integer> states, String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return Double.NaN;
    }
    @Nullable Integer state = states.get(text.toLowerCase(Locale.ROOT));
    return state == null ? Double.NaN : state;
  }
}
