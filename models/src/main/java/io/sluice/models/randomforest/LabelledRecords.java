package io.sluice.models.randomforest;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Records that labels call normal or attacks.
 *
 * @param rows standardised features
 * @param attacks by row
 */
public record LabelledRecords(float[][] rows, boolean[] attacks) {

  /** One in so many is held out. */
  private static final int HELD_OUT = 5;

  public static LabelledRecords of(float[][] normal, float[][] attacks) {
    float[][] rows = Arrays.copyOf(normal, normal.length + attacks.length);
    System.arraycopy(attacks, 0, rows, normal.length, attacks.length);
    boolean[] labels = new boolean[rows.length];
    Arrays.fill(labels, normal.length, labels.length, true);
    return new LabelledRecords(rows, labels);
  }

  /** Those to learn from. */
  public LabelledRecords learnt() {
    return select(row -> !isHeldOut(rows[row]));
  }

  /** The others, none of which is the same as one that is learnt from. */
  public LabelledRecords heldOut() {
    return select(row -> isHeldOut(rows[row]));
  }

  public int numberOfAttacks() {
    return (int) IntStream.range(0, attacks.length).filter(row -> attacks[row]).count();
  }

  private LabelledRecords select(IntPredicate wanted) {
    int[] chosen = IntStream.range(0, rows.length).filter(wanted).toArray();
    boolean[] labels = new boolean[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      labels[i] = attacks[chosen[i]];
    }
    return new LabelledRecords(
        Arrays.stream(chosen).mapToObj(row -> rows[row]).toArray(float[][]::new), labels);
  }

  /** By what it holds, so that records that are the same but for an id stay together. */
  private static boolean isHeldOut(float[] row) {
    int hash = Arrays.hashCode(row) * 0x9E3779B9;
    return (hash >>> 16) % HELD_OUT == 0;
  }
}
