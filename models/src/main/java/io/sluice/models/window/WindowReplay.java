package io.sluice.models.window;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs rows of normal operation through the window ring that scoring uses, as often as wanted. Each
 * stretch has a ring of its own, as if it were an asset.
 */
public record WindowReplay(Profile profile, List<Stretch> stretches) {

  public WindowReplay {
    stretches = List.copyOf(stretches);
  }

  /** Rows of all stretches. */
  public int rows() {
    return stretches.stream().mapToInt(Stretch::length).sum();
  }

  /**
   * These rows alone, counted over all stretches: no window reaches beyond them.
   *
   * @param to index after the last
   */
  public WindowReplay only(int from, int to) {
    return new WindowReplay(profile, cut(from, to));
  }

  /**
   * All rows but these, counted over all stretches: no window reaches into them or over them.
   *
   * @param to index after the last
   */
  public WindowReplay without(int from, int to) {
    List<Stretch> around = new ArrayList<>(cut(0, from));
    around.addAll(cut(to, rows()));
    return new WindowReplay(profile, around);
  }

  private List<Stretch> cut(int from, int to) {
    var cut = new ArrayList<Stretch>();
    int start = 0;
    for (Stretch stretch : stretches) {
      int first = Math.max(from - start, 0);
      int last = Math.min(to - start, stretch.length());
      if (first < last) {
        cut.add(stretch.rows(first, last));
      }
      start += stretch.length();
    }
    return cut;
  }

  /**
   * @param stride readings by which the window moves on
   */
  public void run(int stride, Visitor visitor) {
    int row = 0;
    for (Stretch stretch : stretches) {
      var ring = new WindowRing(profile, stride);
      for (int i = 0; i < stretch.length(); i++, row++) {
        if (ring.offer(stretch.times()[i], stretch.values()[i], row) == Admission.WINDOW) {
          visitor.window(row, ring);
        }
      }
    }
  }

  /** Is shown each window that is due. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * @param row the window's last row, counted over all stretches
     * @param ring holds the window until this returns
     */
    void window(int row, WindowRing ring);
  }
}
