package io.sluice.models.rule;

import io.sluice.models.rule.StatePairs.Pair;
import io.sluice.models.window.Stretch;
import io.sluice.models.window.WindowReplay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much the states of two tags have to do with each other: Cramér's V (Mathematical Methods of
 * Statistics, 1946, section 21.9), 0 for tags that go their own ways, 1 where one tells the other.
 */
final class StateAssociation {

  /** Rows spread over the time, by which it is told. */
  private static final int ROWS = 2000;

  /** By tag, then row; -1 for none. */
  private final byte[][] stateOf;

  private final List<double[]> states;

  private StateAssociation(byte[][] stateOf, List<double[]> states) {
    this.stateOf = stateOf;
    this.states = states;
  }

  /**
   * @param tags indices into the profile's tags
   * @param states of each of them
   */
  static StateAssociation of(WindowReplay normal, List<Integer> tags, List<double[]> states) {
    int every = Math.max(1, normal.rows() / ROWS);
    var stateOf = new byte[tags.size()][(normal.rows() + every - 1) / every];
    int row = 0;
    for (Stretch stretch : normal.stretches()) {
      for (double[] values : stretch.values()) {
        if (row % every == 0) {
          for (int tag = 0; tag < stateOf.length; tag++) {
            stateOf[tag][row / every] =
                (byte) PairHistory.index(states.get(tag), values[tags.get(tag)]);
          }
        }
        row++;
      }
    }
    return new StateAssociation(stateOf, states);
  }

  /** The pairs with the most to do with each other, in the order given. */
  List<Pair> strongest(List<Pair> pairs, int most) {
    record Strength(int index, double value) {}
    var strengths = new ArrayList<Strength>(pairs.size());
    for (int i = 0; i < pairs.size(); i++) {
      strengths.add(new Strength(i, squared(pairs.get(i))));
    }
    return strengths.stream()
        .sorted(Comparator.comparingDouble(Strength::value).reversed())
        .limit(most)
        .map(Strength::index)
        .sorted()
        .map(pairs::get)
        .toList();
  }

  /** Cramér's V squared. */
  private double squared(Pair pair) {
    byte[] ones = stateOf[pair.first()];
    byte[] others = stateOf[pair.second()];
    int width = states.get(pair.second()).length;
    int[] together = new int[states.get(pair.first()).length * width];
    int[] firsts = new int[states.get(pair.first()).length];
    int[] seconds = new int[width];
    int count = 0;
    for (int row = 0; row < ones.length; row++) {
      if (ones[row] >= 0 && others[row] >= 0) {
        together[ones[row] * width + others[row]]++;
        firsts[ones[row]]++;
        seconds[others[row]]++;
        count++;
      }
    }
    double sum = 0;
    for (int one = 0; one < firsts.length; one++) {
      for (int other = 0; other < width; other++) {
        if (firsts[one] > 0 && seconds[other] > 0) {
          double part = together[one * width + other];
          sum += part * part / firsts[one] / seconds[other];
        }
      }
    }
    return count == 0 ? 0 : (sum - 1) / Math.max(1, Math.min(firsts.length, width) - 1);
  }
}
