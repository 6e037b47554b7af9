package io.sluice.incidents;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a score says of one category.
 *
 * @param ratio 1 is the border of normal
 * @param severity the class that {@code ratio} falls into
 * @param contributors the tags that explain it, largest share first; empty below INFO
 * @param state what is particular about who judged, null for a trained bundle
 * @param mode operating mode that the plant said it was in; null if it said none
 * @param known the known false alarm that the window is like, which lowers its severity; null if it
 *     is like none
 */
public record Finding(
    double ratio,
    Severity severity,
    List<Contributor> contributors,
    @Nullable ScoreState state,
    @Nullable String mode,
    @Nullable UUID known) {

  /** Nothing is wrong. */
  public static final Finding NOTHING = new Finding(0, Severity.NONE, List.of());

  /** As many as an incident keeps: what nobody reads is not stored. */
  private static final int MAX_CONTRIBUTORS = 10;

  /** What a trained bundle says. */
  public Finding(double ratio, Severity severity, List<Contributor> contributors) {
    this(ratio, severity, contributors, null, null);
  }

  /** What is like no known false alarm. */
  public Finding(
      double ratio,
      Severity severity,
      List<Contributor> contributors,
      @Nullable ScoreState state,
      @Nullable String mode) {
    this(ratio, severity, contributors, state, mode, null);
  }

  /**
   * @throws IllegalArgumentException if the ratio is no number
   */
  public Finding {
    if (!Double.isFinite(ratio)) {
      throw new IllegalArgumentException("'ratio' is " + ratio + ", not a finite number");
    }
    contributors =
        List.copyOf(
            contributors.size() > MAX_CONTRIBUTORS
                ? contributors.subList(0, MAX_CONTRIBUTORS)
                : contributors);
  }

  /** The same, which is like a known false alarm, and INFO at most for that. */
  public Finding known(UUID falseAlarm) {
    return new Finding(
        ratio,
        severity.isAbove(Severity.INFO) ? Severity.INFO : severity,
        contributors,
        state,
        mode,
        falseAlarm);
  }

  /** Of a fault of the data: whether it has more tags than it names. */
  boolean isCutOff() {
    return !contributors.isEmpty()
        && Math.round(1 / contributors.getFirst().share()) > contributors.size();
  }

  boolean isAnomalous() {
    return severity.isAnomalous();
  }
}
