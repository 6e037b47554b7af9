package io.sluice.models.forecast;

import io.sluice.detection.block.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a forecaster takes and gives: all signals of the newest block, then all of the one before,
 * and so on.
 *
 * @param signals what is averaged over a block
 * @param blocks of a window
 * @param targets index of the signal, by target
 * @param ridge by input, the penalty that keeps its coefficients small
 */
record Inputs(List<Signal> signals, int blocks, int[] targets, double[] ridge) {

  int size() {
    return signals.size() * blocks;
  }

  String tag(int input) {
    return signals.get(input % signals.size()).tag();
  }

  /** The target's own blocks before the newest, the newest of them first. */
  int[] older(int target) {
    return IntStream.range(1, blocks).map(b -> b * signals.size() + targets[target]).toArray();
  }

  /** Mean product of two inputs. */
  @FunctionalInterface
  interface Products {

    /** Of inputs by their places among those that a target is forecast from. */
    double mean(int one, int other);
  }

  /**
   * How much a forecast varies with each tag: the variance of its part.
   *
   * @param chosen inputs of a target
   * @param weights what they are multiplied with
   */
  TreeMap<String, Double> variances(int[] chosen, float[] weights, Products products) {
    var places = new TreeMap<String, List<Integer>>();
    for (int place = 0; place < chosen.length; place++) {
      places.computeIfAbsent(tag(chosen[place]), tag -> new ArrayList<>()).add(place);
    }
    var variances = new TreeMap<String, Double>();
    for (Map.Entry<String, List<Integer>> ofTag : places.entrySet()) {
      double variance = 0;
      for (int i : ofTag.getValue()) {
        for (int j : ofTag.getValue()) {
          variance += weights[i] * weights[j] * products.mean(i, j);
        }
      }
      variances.put(ofTag.getKey(), variance);
    }
    return variances;
  }
}
