package io.sluice.testbed.network.traffic;

import io.sluice.testbed.network.random.Chance;
import java.util.function.Consumer;

/**
 * What is done again and again, with a chance of its own: whatever else happens, it stays as it is.
 */
public final class Habit {

  /** What is done. */
  interface Act {

    /**
     * @param now the earliest start of any conversation
     */
    void perform(double now, Dialogue dialogue);
  }

  private final Rhythm rhythm;
  private final Act act;
  private final Chance chance;
  private double next;

  /**
   * @param begin from when on
   */
  Habit(Rhythm rhythm, Act act, Chance chance, double begin) {
    this.rhythm = rhythm;
    this.act = act;
    this.chance = chance;
    next = rhythm.first(begin, chance);
  }

  /** When it is done the next time, seconds; infinite for never. */
  public double next() {
    return next;
  }

  /** Does it, and goes on to the next time. */
  public void perform(Consumer<Conversation> wire) {
    act.perform(next, new Dialogue(chance, null, wire));
    next = rhythm.next(next, chance);
  }
}
