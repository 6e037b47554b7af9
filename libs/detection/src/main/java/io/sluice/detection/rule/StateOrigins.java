package io.sluice.detection.rule;

import io.sluice.detection.detector.Explanation;
import io.sluice.detection.window.WindowRing;
import java.util.Arrays;

/**
 * With which tags it began, of each row of a batch in which a rule about states is broken.
 *
 * <ul>
 *   <li>An actuator in a state that was never seen, or that was never entered so; of states that do
 *       not go together the one that was entered last.
 *   <li>A tag that broke a rule of its own before that: where a sensor lies, its controller may
 *       drive an actuator to where it never was.
 * </ul>
 *
 * Not thread-safe; allocates nothing once made.
 */
final class StateOrigins {

  private static final int NO_TAG = -1;

  private final Rule[] rules;
  private final int tags;

  /** By row and tag: how many readings ago. */
  private final int[] ago;

  /** By row and tag: the tag that drove it. */
  private final int[] driver;

  StateOrigins(Rule[] rules, int tags, int maxRows) {
    this.rules = rules;
    this.tags = tags;
    ago = new int[Math.multiplyExact(maxRows, tags)];
    driver = new int[ago.length];
  }

  /**
   * Finds them while the ring holds the row's window. Afterwards {@link #tell} may be called.
   *
   * @param aboutStates at least one of the row
   * @param broken all the strongest of the row
   */
  void find(int row, WindowRing ring, BrokenRules aboutStates, BrokenRules broken) {
    int from = row * tags;
    Arrays.fill(ago, from, from + tags, Explanation.NO_ORIGIN);
    Arrays.fill(driver, from, from + tags, NO_TAG);
    int latest = Integer.MAX_VALUE;
    for (int place = 0; place < aboutStates.count(row); place++) {
      latest = Math.min(latest, entered(from, ring, rules[aboutStates.rule(row, place)]));
    }
    for (int place = 0; place < broken.count(row); place++) {
      Rule rule = rules[broken.rule(row, place)];
      if (!rule.kind().isAboutStates() && rule.tags().length == 1) {
        int since = rule.brokenSince(ring);
        int at = from + rule.tags()[0];
        if (since > latest && since > ago[at]) {
          ago[at] = since;
          driver[at] = NO_TAG;
        }
      }
    }
  }

  /** Notes the actuator of a rule, and returns how many readings ago it came to its state. */
  private int entered(int from, WindowRing ring, Rule rule) {
    int[] about = rule.tags();
    if (rule.kind() == RuleKind.ENTRY) {
      int since = ring.steady(about[0]);
      if (ago[from + about[0]] == Explanation.NO_ORIGIN) {
        ago[from + about[0]] = since;
        driver[from + about[0]] = about[1];
      }
      return since;
    }
    int last = Integer.MAX_VALUE;
    for (int tag : about) {
      last = Math.min(last, ring.steady(tag));
    }
    for (int tag : about) {
      if (ring.steady(tag) == last) {
        ago[from + tag] = last;
        driver[from + tag] = NO_TAG;
      }
    }
    return last;
  }

  /** Says so of the row. */
  void tell(int row, Explanation explanation) {
    for (int tag = 0; tag < tags; tag++) {
      int at = row * tags + tag;
      if (ago[at] != Explanation.NO_ORIGIN) {
        explanation.origin(tag, ago[at], driver[at]);
      }
    }
  }
}
