package io.sluice.incidents.known;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.contracts.Severity;
import io.sluice.incidents.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the windows of an episode looked like, as it began, at its worst and as it faded: those that
 * are above INFO, or would be if they were like no known false alarm.
 *
 * @param all none near another, in the order in which they came, {@value #MOST} at most
 */
public record Appearances(@JsonValue List<Appearance> all) {

  /** What looks yet another way is not remembered, and so is never known. */
  public static final int MOST = 16;

  public static final Appearances NONE = new Appearances(List.of());

  @JsonCreator
  public Appearances {
    all = List.copyOf(all);
  }

  @JsonIgnore
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /**
   * With one more window.
   *
   * @param age time since the beginning
   */
  public Appearances with(Finding found, Duration age) {
    if (found.known() == null && !found.severity().isAbove(Severity.INFO)) {
      return this;
    }
    return with(
        new Appearance(Deviation.of(found.contributors()), found.ratio(), Appearance.rounded(age)));
  }

  /** Both together. */
  public Appearances with(Appearances others) {
    Appearances both = this;
    for (Appearance one : others.all) {
      both = both.with(one);
    }
    return both;
  }

  private Appearances with(Appearance newest) {
    Deviation its = newest.deviation();
    if (its.parts().isEmpty()) {
      return this;
    }
    Appearance near =
        all.stream()
            .filter(one -> one.isNear(its))
            .min(Comparator.comparingDouble(one -> one.deviation().distance(its)))
            .orElse(null);
    if (near == null) {
      return all.size() < MOST ? plus(newest) : this;
    }
    Appearance both = near.with(newest);
    return both == near ? this : replacing(near, both);
  }

  private Appearances plus(Appearance newest) {
    var more = new ArrayList<>(all);
    more.add(newest);
    return new Appearances(more);
  }

  private Appearances replacing(Appearance before, Appearance after) {
    return new Appearances(all.stream().map(one -> one == before ? after : one).toList());
  }

  /** Whether a window is like those with which it began. */
  boolean beginLike(Finding found, Deviation its) {
    return !all.isEmpty() && all.getFirst().isLike(found, its, Duration.ZERO);
  }

  boolean includeLike(Finding found, Deviation its, Duration age) {
    return all.stream().anyMatch(one -> one.isLike(found, its, age));
  }

  /** Whether they are of one kind: they began alike, or were alike at their worst. */
  boolean areOfAKind(Appearances others) {
    return !isEmpty()
        && !others.isEmpty()
        && (all.getFirst().isNear(others.all.getFirst().deviation())
            || worst().isNear(others.worst().deviation()));
  }

  private Appearance worst() {
    return all.stream().max(Comparator.comparingDouble(Appearance::ratio)).orElseThrow();
  }
}
